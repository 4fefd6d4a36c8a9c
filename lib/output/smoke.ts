import { existingNamespaces } from '../needs/existing-namespaces';
import type { StackPlan } from '../plan/plan';
import type { SmokeCheck } from '../smoke/check';
import { exposureCheck } from '../smoke/exposure';
import { smokeImage } from '../smoke/image';
import { namespaceChecks } from '../smoke/namespaces';
import { REDACTION_POD, redactionChecks } from '../smoke/redaction';
import { RUNTIME } from '../smoke/runtime';
import { scrapeChecks } from '../smoke/scrape';
import { sourceChecks } from '../smoke/sources';
import { openStore } from '../smoke/store';
import { workloadChecks } from '../smoke/workloads';
import { hashComment } from '../syntax/comment';
import { type Shell, sh } from '../syntax/shell';
import { grafanaChecks } from '../tiers/grafana/smoke';
import { lokiChecks } from '../tiers/loki/smoke';
import { header, type OutputFile } from './file';

/** The file beside the folders of environments that every smoke script begins with. */
const SHARED = 'smoke-functions.sh';

const LOAD = [
  sh`functions=$(dirname -- "\${BASH_SOURCE[0]}")/../${SHARED}`,
  sh`[ -r "$functions" ] || { echo "$functions is missing: it is written beside this folder" >&2 && exit 2; }`,
  sh`# shellcheck source=../${SHARED}`,
  sh`. "$functions"`,
];

/** Makes the file of functions that all smoke scripts share. */
export function smokeFunctions(): OutputFile {
  const head = [
    '# Generated from cdk8s-logging: npx cdk8s-logging synth writes it.',
    '# Functions that the smoke.sh of every folder beside it reads in.',
    '# shellcheck shell=bash disable=SC2034',
  ];
  return { path: SHARED, content: `${[...head, '', RUNTIME, '', REDACTION_POD].join('\n')}\n` };
}

/** Writes a script that proves, on the running cluster, that lines arrive and nobody else can read them. */
export function smokeScript(plan: StackPlan): string {
  const checks = smokeChecks(plan);
  const { name, file } = plan.environment;
  const lines = [
    sh`set -uo pipefail`,
    sh``,
    ...LOAD,
    sh``,
    ...checks.flatMap(bashFunction),
    ...openStore(plan.store, callersNamespace(plan)),
    sh``,
    ...checks.map(({ name, title }) => sh`check ${[name, title]}`),
    sh``,
    sh`echo "$passed passed, $failed failed, $skipped skipped"`,
    sh`[ "$failed" -eq 0 ]`,
    sh``,
  ];
  const head = ['#!/usr/bin/env bash', hashComment(header(file)), hashComment(purpose(name))];
  return [...head, ...lines.map(({ source }) => source)].join('\n');
}

function purpose(environment: string): string {
  return `Does ${environment} work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.`;
}

/** In the order in which one would look for a fault. */
function smokeChecks(plan: StackPlan): readonly SmokeCheck[] {
  const { environment, wiring, tiers, store, labels, delivery, mesh } = plan;
  const { cluster, logs, grafana } = environment;
  const { workloads } = wiring;
  const { configs } = delivery.stages;
  return [
    ...namespaceChecks(existingNamespaces(plan)),
    ...workloadChecks(workloads),
    ...lokiChecks(store, labels, cluster),
    ...sourceChecks(labels, cluster),
    ...redactionChecks(logs.redaction, labels, smokeImage(plan.releases, environment.images)),
    ...grafanaChecks(grafana.datasource, configs),
    ...scrapeChecks({ workloads, configs, meshed: mesh !== undefined }),
    ...exposureCheck(
      wiring,
      tiers.flatMap(({ exposedServices = [] }) => exposedServices),
    ),
  ];
}

function bashFunction({ name, body }: SmokeCheck): readonly Shell[] {
  return [sh`${name}() {`, ...body.map((line) => sh`  ${line}`), sh`}`, sh``];
}

/** Credentials stand in the namespaces of those who push. */
function callersNamespace({ wiring, environment }: StackPlan): string {
  const pusher = wiring.flows.find(({ from, to }) => 'namespace' in from && 'credentialsSecret' in to);
  const namespace = pusher && 'namespace' in pusher.from ? pusher.from.namespace : undefined;
  return namespace ?? environment.loki?.namespace ?? 'default';
}
