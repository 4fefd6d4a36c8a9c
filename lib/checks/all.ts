import { helmCharts } from '../delivery/helm-controller/checks';
import { runChecks } from '../findings/check';
import type { Finding } from '../findings/finding';
import type { JsonObject } from '../kubernetes/json';
import { LOG_CHECKS } from '../logs/checks/all';
import { meshInvalidCidrs, meshMissingCidrs, meshOpenCidrs } from '../mesh/checks/cidrs';
import { meshExistingNamespaces, meshHostNetwork, meshSidecars } from '../mesh/checks/labels';
import { meshOutsiders, meshUnknownMembers, meshUnknownSenders } from '../mesh/checks/members';
import { meshSelectors } from '../mesh/checks/selectors';
import type { MeshInput } from '../mesh/input';
import { chosenCollector } from '../plan/collectors';
import type { Environment } from '../plan/environment';
import type { StackPlan } from '../plan/plan';
import { alloyValues } from '../tiers/alloy/checks/values';
import { checkLoki, checkLokiPlan } from '../tiers/loki/checks/all';
import { lokiExisting } from '../tiers/loki/checks/existing';
import { otelBoundedRetry } from '../tiers/otel/checks/bounded-retry';
import { otelComponents } from '../tiers/otel/checks/components';
import { otelHostPorts } from '../tiers/otel/checks/host-ports';
import { otelPlain } from '../tiers/otel/checks/plain';
import { otelReceiver } from '../tiers/otel/checks/receiver';
import { promtailEndOfLife } from '../tiers/promtail/checks/end-of-life';
import { promtailValues } from '../tiers/promtail/checks/values';
import { releasesWithoutHelm } from './delivery-releases';
import { lokiExistingLabels } from './existing-loki-labels';
import { alertsScraped } from './monitoring-alerts';
import { namespaces } from './namespaces';
import { packagingCollector } from './packaging';
import { patchedQueries } from './patched-queries';
import { patchedReleases } from './patched-releases';
import { patches } from './patches';
import { pushPath } from './push-path';
import { logqlQueries } from './queries-logql';
import { promqlQueries } from './queries-promql';
import { redaction } from './redaction';
import { traceIds } from './trace-ids';
import { tracingDatasource } from './tracing-datasource';
import { tracingStructuredMetadata } from './tracing-structured-metadata';
import { valuesKeys } from './values-keys';

/** What is asked for makes sense: looked at before anything is built of it. */
const ENVIRONMENT_CHECKS: readonly ((environment: Environment) => readonly Finding[])[] = [
  lokiExisting,
  lokiExistingLabels,
  tracingDatasource,
  traceIds,
  packagingCollector,
  redaction,
  collectorFindings,
  promtailEndOfLife,
  promtailValues,
  alloyValues,
  otelFindings,
];

function collectorFindings({ collector, logs, platform, packaging }: Environment): readonly Finding[] {
  const { collector: chosen, settings } = chosenCollector(collector);
  return [
    ...runChecks(LOG_CHECKS, { logs, platform, scheme: chosen.scheme(settings) }),
    ...runChecks(chosen.checks, { settings, logs, platform, packaging }),
  ];
}

function releaseFindings({ environment, releases }: StackPlan): readonly Finding[] {
  const { releaseChecks = [] } = chosenCollector(environment.collector).collector;
  return releases.flatMap((release) => runChecks(releaseChecks, { release }));
}

/** What only matters where OpenTelemetry collects. */
function otelFindings({ collector: { otel }, logs, packaging }: Environment): readonly Finding[] {
  return otel
    ? [
        ...otelReceiver(otel, logs),
        ...otelHostPorts(logs),
        ...otelBoundedRetry(otel),
        ...otelPlain(otel, logs, packaging),
      ]
    : [];
}

/** What only matters in a mesh. */
const MESH_CHECKS: readonly ((mesh: MeshInput) => readonly Finding[])[] = [
  meshInvalidCidrs,
  meshOpenCidrs,
  meshMissingCidrs,
  meshHostNetwork,
  meshExistingNamespaces,
  meshSidecars,
  meshUnknownMembers,
  meshOutsiders,
  meshUnknownSenders,
];

/** What was built of it holds together. */
const PLAN_CHECKS: readonly ((plan: StackPlan) => readonly Finding[])[] = [
  checkLokiPlan,
  ({ releases }) => releases.flatMap(valuesKeys),
  ({ releases }) => releases.flatMap(otelComponents),
  releaseFindings,
  pushPath,
  ({ mesh }) => (mesh ? MESH_CHECKS.flatMap((check) => check(mesh)) : []),
  ({ delivery, wiring }) => meshSelectors(delivery.stages.prerequisites, wiring.workloads),
  namespaces,
  patches,
  helmCharts,
  releasesWithoutHelm,
  alertsScraped,
  tracingStructuredMetadata,
  logqlQueries,
  promqlQueries,
];

/**
 * @param committed Loki's values as an earlier run wrote them, as far as its schema is concerned
 */
export function checkEnvironment(environment: Environment, committed: JsonObject): readonly Finding[] {
  return [...checkLoki(environment, committed), ...ENVIRONMENT_CHECKS.flatMap((check) => check(environment))];
}

export function checkPlan(plan: StackPlan): readonly Finding[] {
  const patched = { ...plan, releases: patchedReleases(plan), queries: patchedQueries(plan) };
  return PLAN_CHECKS.flatMap((check) => check(patched));
}
