import type { Environment } from '../environment/environment';
import type { JsonObject } from '../kubernetes/json';
import type { MeshInput } from '../mesh/input';
import type { StackPlan } from '../plan';
import { alloyDirectories } from './alloy-directories';
import { alloySources } from './alloy-sources';
import { alloyValues } from './alloy-values';
import { releasesWithoutHelm } from './delivery-releases';
import { directories } from './directories';
import { dropPatterns } from './drop';
import { eventsPerNode } from './events-per-node';
import type { Finding } from './finding';
import { helmCharts } from './helm-charts';
import { logSources } from './log-sources';
import { checkLoki, checkLokiPlan } from './loki';
import { lokiExisting } from './loki-existing';
import { lokiExistingLabels } from './loki-existing-labels';
import { meshInvalidCidrs, meshMissingCidrs, meshOpenCidrs } from './mesh-cidrs';
import { meshExistingNamespaces, meshHostNetwork, meshSidecars } from './mesh-labels';
import { meshOutsiders, meshUnknownMembers, meshUnknownSenders } from './mesh-members';
import { meshSelectors } from './mesh-selectors';
import { alertsScraped } from './monitoring-alerts';
import { namespaces } from './namespaces';
import { nodeFilesMounted } from './node-files';
import { otelBoundedRetry } from './otel-bounded-retry';
import { otelComponents } from './otel-components';
import { otelHostPorts } from './otel-host-ports';
import { otelPlain } from './otel-plain';
import { otelReceiver } from './otel-receiver';
import { otelSources } from './otel-sources';
import { packagingCollector } from './packaging';
import { patchedQueries } from './patched-queries';
import { patchedReleases } from './patched-releases';
import { patches } from './patches';
import { promtailDirectories } from './promtail-directories';
import { promtailEndOfLife } from './promtail-end-of-life';
import { promtailSources } from './promtail-sources';
import { promtailValues } from './promtail-values';
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
  directories,
  logSources,
  traceIds,
  packagingCollector,
  redaction,
  dropPatterns,
  promtailSources,
  promtailEndOfLife,
  promtailValues,
  promtailDirectories,
  alloySources,
  alloyDirectories,
  alloyValues,
  nodeFilesMounted,
  otelFindings,
];

/** What only matters where OpenTelemetry collects. */
function otelFindings({ collector: { otel }, logs, packaging }: Environment): readonly Finding[] {
  return otel
    ? [
        ...otelReceiver(otel, logs),
        ...otelHostPorts(logs),
        ...otelSources(logs),
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
  ({ releases }) => releases.flatMap(eventsPerNode),
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
