import { VALUES_CHECKS } from '../charts/checks';
import { ARGO_CD_CHECKS } from '../delivery/argocd/checks';
import { HELM_CONTROLLER_CHECKS } from '../delivery/helm-controller/checks';
import { type Check, runChecks } from '../findings/check';
import { type Finding, hasErrors } from '../findings/finding';
import type { JsonObject } from '../kubernetes/json';
import { LOG_CHECKS } from '../logs/checks/all';
import { MESH_CHECKS } from '../mesh/checks/all';
import { chosenCollector } from '../plan/collectors';
import type { Environment } from '../plan/environment';
import { patchedReleases } from '../plan/patched-releases';
import type { StackPlan } from '../plan/plan';
import { LOKI_CHECKS, LOKI_PLAN_CHECKS } from '../tiers/loki/checks/all';
import { committedPeriods } from '../tiers/loki/checks/schema-history';
import { RUNNING_CHECKS } from '../tiers/running-checks';
import { NAMESPACE_CHECKS } from '../wiring/checks/namespaces';
import { chartLimits } from './chart-limits';
import { CHART_SOURCE_CHECKS } from './chart-sources';
import { releasesWithoutHelm } from './delivery-releases';
import { existingOtlpLabels } from './existing-loki-labels';
import { IMAGE_CHECKS } from './images';
import { labelsAboveLimit } from './labels-above-limit';
import { alertsUnscraped } from './monitoring-alerts';
import { withoutWrongValues } from './one-cause';
import { packagingCollector } from './packaging';
import { patchFaults } from './patch-faults';
import { patchedIdentities } from './patched-identity';
import { patchedQueries } from './patched-queries';
import { patchTargets } from './patches';
import { pushPaths } from './push-path';
import { logqlQueries } from './queries-logql';
import { promqlQueries } from './queries-promql';
import { type PlanSubject, planSubject } from './subject';
import { tracingNamespaceExcluded, tracingPodsOff } from './trace-ids';
import { tracingDatasource } from './tracing-datasource';
import { existingOtlpSchema, existingStructuredMetadata, structuredMetadata } from './tracing-structured-metadata';
import { WRITING_CHECKS } from './unwritable-keys';

/** Checks of what an environment asks of several parts of a stack. */
export const ENVIRONMENT_CHECKS: readonly Check<Environment>[] = [
  existingOtlpLabels,
  tracingDatasource,
  tracingPodsOff,
  tracingNamespaceExcluded,
  packagingCollector,
];

/** Checks of what was built of several parts of a stack. */
export const PLAN_CHECKS: readonly Check<PlanSubject>[] = [
  ...pushPaths,
  ...NAMESPACE_CHECKS,
  patchTargets,
  ...patchFaults,
  ...patchedIdentities,
  releasesWithoutHelm,
  chartLimits,
  alertsUnscraped,
  labelsAboveLimit,
  structuredMetadata,
  existingStructuredMetadata,
  existingOtlpSchema,
  ...CHART_SOURCE_CHECKS,
  ...IMAGE_CHECKS,
  ...logqlQueries,
  ...promqlQueries,
];

/**
 * Looks at what is asked for, before anything is built of it.
 * @param committed Loki's values as an earlier run wrote them, as far as its schema is concerned
 */
export function checkEnvironment(environment: Environment, committed: JsonObject): readonly Finding[] {
  const { existingLoki, logs, mesh, platform } = environment;
  const { collector, settings } = chosenCollector(environment.collector);
  const loki = {
    ...environment,
    meshed: mesh !== undefined,
    committed: committedPeriods(committed),
  };
  const { credentialsSecret } = existingLoki ?? {};
  return [
    ...runChecks(LOKI_CHECKS, loki),
    ...runChecks(ENVIRONMENT_CHECKS, environment),
    ...runChecks(ARGO_CD_CHECKS, environment.delivery),
    ...runChecks(LOG_CHECKS, { logs, platform, scheme: collector.scheme(settings) }),
    ...runChecks(collector.checks, { ...environment, settings, credentialsSecret }),
  ];
}

/** Looks at what was built of it, as it reaches the cluster. */
export function checkPlan(plan: StackPlan): readonly Finding[] {
  const subject = planSubject({ ...plan, releases: patchedReleases(plan), queries: patchedQueries(plan) });
  const { delivery, engine, mesh, releases, wiring } = subject;
  const { program, releaseChecks = [], runningChecks = [] } = chosenCollector(subject.collector).collector;
  const itsReleases = releases.filter(({ chart }) => chart.name === program.chart);
  const { prerequisites } = delivery.stages;
  const findings = withoutWrongValues([
    ...runChecks(LOKI_PLAN_CHECKS, subject),
    ...runChecks(VALUES_CHECKS, subject),
    ...runChecks(RUNNING_CHECKS, subject),
    ...runChecks(runningChecks, subject),
    ...itsReleases.flatMap((release) => runChecks(releaseChecks, { release })),
    ...runChecks(MESH_CHECKS, { mesh, prerequisites, workloads: wiring.workloads }),
    ...runChecks(HELM_CONTROLLER_CHECKS, { ...engine, releases }),
    ...runChecks(PLAN_CHECKS, subject),
  ]);
  return hasErrors(findings) ? findings : [...findings, ...runChecks(WRITING_CHECKS, subject)];
}
