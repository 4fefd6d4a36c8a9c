import { HELM_CONTROLLER_CHECKS } from '../delivery/helm-controller/checks';
import { type Check, runChecks } from '../findings/check';
import type { Finding } from '../findings/finding';
import type { JsonObject } from '../kubernetes/json';
import { dropPatterns } from '../logs/checks/drop';
import { logSources } from '../logs/checks/log-sources';
import { nodeFilePaths, nodeFilesMounted, nodeFilesTwice } from '../logs/checks/node-files';
import { filesReadTwice } from '../logs/checks/node-files-twice';
import { MESH_CHECKS } from '../mesh/checks/all';
import type { Environment } from '../plan/environment';
import { labelLayoutOf } from '../plan/label-layout';
import type { StackPlan } from '../plan/plan';
import { alloyDirectories } from '../tiers/alloy/checks/directories';
import { alloySources } from '../tiers/alloy/checks/sources';
import { fixedValues as alloyValues } from '../tiers/alloy/checks/values';
import { LOKI_CHECKS, LOKI_PLAN_CHECKS } from '../tiers/loki/checks/all';
import { committedPeriods } from '../tiers/loki/checks/schema-history';
import { OTEL_CHECKS, OTEL_PLAN_CHECKS } from '../tiers/otel/checks/all';
import { otelSources } from '../tiers/otel/checks/sources';
import { promtailDirectories } from '../tiers/promtail/checks/directories';
import { endOfLife } from '../tiers/promtail/checks/end-of-life';
import { promtailSources } from '../tiers/promtail/checks/sources';
import { fixedValues as promtailValues } from '../tiers/promtail/checks/values';
import { releasesWithoutHelm } from './delivery-releases';
import { directories } from './directories';
import { eventsPerNode } from './events-per-node';
import { lokiExistingLabels } from './existing-loki-labels';
import { alertsUnscraped } from './monitoring-alerts';
import { namespaceUnused, podSecurity } from './namespaces';
import { packagingCollector } from './packaging';
import { patchedQueries } from './patched-queries';
import { patchedReleases } from './patched-releases';
import { patchesFit, patchTargets } from './patches';
import { pushPath } from './push-path';
import { logqlQueries } from './queries-logql';
import { promqlQueries } from './queries-promql';
import { filesAround, nothingToRedact, redactedNamespaceExcluded } from './redaction';
import { configurationAround } from './redaction-configuration';
import { type PlanSubject, planSubject } from './subject';
import { tracingNamespaceExcluded, tracingPodsOff } from './trace-ids';
import { tracingDatasource } from './tracing-datasource';
import { existingOtlpSchema, existingStructuredMetadata, structuredMetadata } from './tracing-structured-metadata';
import { valuesKeys } from './values-keys';

/** What is asked for fits together: what needs more than one tier. */
export const ENVIRONMENT_CHECKS: readonly Check<Environment>[] = [
  tracingDatasource,
  tracingPodsOff,
  tracingNamespaceExcluded,
  filesAround,
  nothingToRedact,
  redactedNamespaceExcluded,
];

export const PLAN_CHECKS: readonly Check<PlanSubject>[] = [
  podSecurity,
  namespaceUnused,
  patchTargets,
  patchesFit,
  releasesWithoutHelm,
  alertsUnscraped,
  structuredMetadata,
  existingStructuredMetadata,
  existingOtlpSchema,
];

/**
 * Looks at what is asked for, before anything is built of it.
 * @param committed Loki's values as an earlier run wrote them, as far as its schema is concerned
 */
export function checkEnvironment(environment: Environment, committed: JsonObject): readonly Finding[] {
  const { collector, existingLoki, logs, mesh, platform } = environment;
  const loki = { ...environment, meshed: mesh !== undefined, committed: committedPeriods(committed) };
  const alloy = { ...collector, logs, authenticated: existingLoki?.credentialsSecret !== undefined };
  const collected = { logs, platform, layout: labelLayoutOf(collector) };
  return [
    ...runChecks(LOKI_CHECKS, loki),
    ...lokiExistingLabels(environment),
    ...directories(environment),
    ...logSources(environment),
    ...runChecks(ENVIRONMENT_CHECKS, environment),
    ...packagingCollector(environment),
    ...(logs.redaction ? configurationAround(environment) : []),
    ...runChecks([dropPatterns], collected),
    ...promtailSources(environment),
    ...runChecks([endOfLife, promtailValues], { ...collector, logs }),
    ...promtailDirectories(environment),
    ...alloySources(environment),
    ...alloyDirectories(environment),
    ...runChecks([alloyValues], alloy),
    ...runChecks([nodeFilesMounted, nodeFilePaths, nodeFilesTwice], collected),
    ...filesReadTwice(logs),
    ...runChecks(OTEL_CHECKS, { ...collector, ...environment }),
    ...(collector.otel ? otelSources(logs) : []),
  ];
}

/** Looks at what was built of it, as it reaches the cluster. */
export function checkPlan(plan: StackPlan): readonly Finding[] {
  const patched = { ...plan, releases: patchedReleases(plan), queries: patchedQueries(plan) };
  const subject = planSubject(patched);
  const { engine, mesh, releases, wiring, delivery } = subject;
  const { prerequisites } = delivery.stages;
  return [
    ...runChecks(LOKI_PLAN_CHECKS, subject),
    ...runChecks(valuesKeys, subject),
    ...runChecks(OTEL_PLAN_CHECKS, subject),
    ...releases.flatMap(eventsPerNode),
    ...pushPath(plan),
    ...runChecks(MESH_CHECKS, { mesh, prerequisites, workloads: wiring.workloads }),
    ...runChecks(HELM_CONTROLLER_CHECKS, { ...engine, releases }),
    ...runChecks(PLAN_CHECKS, subject),
    ...logqlQueries(patched),
    ...runChecks(promqlQueries, subject),
  ];
}
