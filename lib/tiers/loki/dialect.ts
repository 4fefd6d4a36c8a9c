import type { ChartModel } from '../../charts/chart';
import type { Refusal } from '../../charts/refusal';
import { knownSince } from '../../charts/versions';
import type { JsonObject } from '../../kubernetes/json';
import { COMPONENTS } from './components';
import { COMMUNITY_REFUSALS } from './refusals/community';
import { GRAFANA_REFUSALS } from './refusals/grafana';
import type { LokiComponent, LokiTopology } from './topology';

/** Differences between the two charts for Loki in the values that this tier writes. */
export interface LokiDialect {
  /** Value of `deploymentMode` for each topology. */
  readonly deploymentModes: Readonly<Record<LokiTopology, string>>;

  /** Files of charts-values/ that only this chart needs. */
  readonly overlays: readonly string[];

  /** What lets the bundled MinIO through. */
  readonly minio: JsonObject;

  /** Values of a component that this chart alone needs, a disruption budget for several pods among them. */
  readonly component: (name: LokiComponent, replicas: number) => JsonObject;

  /** Key of the values of ingesters that says how pods in zones are replaced. */
  readonly zoneUpdates: string;

  /** Values of a component by which Loki replaces `${NAME}` in its configuration by a variable of its environment. */
  readonly expandEnvironment: JsonObject;

  /** The disruption budget of the monolithic topology, where it stands at the top level. */
  readonly monolithicBudget: JsonObject;

  /** The disruption budget of a gateway of several pods. */
  readonly gatewayBudget: JsonObject;

  /** ServiceAccounts that the chart gives to what is not Loki itself. */
  readonly serviceAccounts: {
    /** ServiceAccount of the gateway. */
    readonly gateway: string;

    /** ServiceAccount of the memcached pods. */
    readonly caches: string;
  };

  /** Where the values name the tenant of the canary. Each chart hands it to `-user` and `-tenant-id`, without a password. */
  readonly canaryTenant: readonly string[];

  /** Whether values say where the canary pushes: a flag does otherwise. */
  readonly canaryAddress: boolean;

  /** Whether the chart asks for names of buckets that Loki does not use. */
  readonly asksForBuckets: boolean;

  /** Whether members find each other by the bare name of a Service. */
  readonly joinsByName: boolean;

  /** Whether the chart names only the HTTP address of the compactor. */
  readonly compactorByHttp: boolean;

  /** Name of the container of a component. */
  readonly container: (name: LokiComponent) => string;

  /** Name of the container of the canary. */
  readonly canaryContainer: string;

  /** Services that the chart names in its objects and does not make: pods have no DNS names, and nobody asks for them. */
  readonly missingServices: (topology: LokiTopology) => readonly string[];

  /** What the chart refuses to render. */
  readonly refusals: readonly Refusal[];

  /** Pod Security level of everything but MinIO. */
  readonly podSecurity: 'restricted' | 'baseline';
}

/** grafana/loki up to 6.55: the charts before the fork, verified with 6.49.0. */
const GRAFANA: LokiDialect = {
  deploymentModes: { monolithic: 'SingleBinary', 'simple-scalable': 'SimpleScalable', distributed: 'Distributed' },
  overlays: [],
  minio: {},
  component: grafanaComponent,
  zoneUpdates: 'updateStrategy',
  expandEnvironment: { extraArgs: ['-config.expand-env=true'] },
  // Not in values.yaml: grafana/loki@helm-loki-6.49.0:production/helm/loki/templates/single-binary/pdb.yaml
  monolithicBudget: { podDisruptionBudget: { maxUnavailable: 1 } },
  gatewayBudget: {},
  serviceAccounts: { gateway: 'loki', caches: 'loki' },
  canaryAddress: true,
  asksForBuckets: false,
  joinsByName: false,
  compactorByHttp: false,
  canaryTenant: ['monitoring', 'selfMonitoring', 'tenant', 'name'],
  container: (name) => (COMPONENTS[name].topology === 'distributed' ? name : 'loki'),
  canaryContainer: 'loki-canary',
  // grafana/loki@helm-loki-6.49.0:production/helm/loki/templates/compactor/statefulset-compactor.yaml
  missingServices: (topology) => (topology === 'distributed' ? ['loki-compactor-headless'] : []),
  refusals: GRAFANA_REFUSALS,
  // Its pods have no seccomp profile.
  podSecurity: 'baseline',
};

/** grafana-community/loki, verified with 18.11.0. */
const COMMUNITY: LokiDialect = {
  deploymentModes: { monolithic: 'Monolithic', 'simple-scalable': 'SimpleScalable', distributed: 'Distributed' },
  overlays: ['loki/chart-18.yaml'],
  minio: { ignoreMinioDeprecation: true },
  component: communityComponent,
  zoneUpdates: 'strategy',
  // Its pods always do: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/_pod.tpl
  expandEnvironment: {},
  monolithicBudget: {},
  gatewayBudget: { podDisruptionBudget: { maxUnavailable: 1 } },
  serviceAccounts: { gateway: 'loki-gateway', caches: 'loki-memcached' },
  canaryAddress: true,
  asksForBuckets: false,
  joinsByName: false,
  compactorByHttp: false,
  canaryTenant: ['lokiCanary', 'tenant', 'name'],
  container: (name) => (name === 'single-binary' ? 'loki' : name),
  canaryContainer: 'canary',
  missingServices: () => [],
  refusals: COMMUNITY_REFUSALS,
  podSecurity: 'restricted',
};

export function dialectOf({ publisher, version }: Pick<ChartModel, 'publisher' | 'version'>): LokiDialect {
  const since = knownSince(version);
  if (publisher !== 'grafana-community')
    // Files below grafana/loki@helm-loki-VERSION:production/helm/loki of the version named
    return {
      ...GRAFANA,
      // templates/loki-canary/daemonset.yaml
      canaryAddress: since('6.31.0'),
      // templates/validate.yaml of 6.34.0 and 6.35.0, then templates/_helpers.tpl
      asksForBuckets: since('6.34.0') && !since('6.48.0'),
      // values.yaml
      joinsByName: !since('6.46.0'),
      compactorByHttp: !since('6.35.0'),
    };
  // Before, zones read a key that stands in no values.yaml:
  // grafana-community/helm-charts@loki-18.4.4:charts/loki/templates/ingester/statefulset-zone.yaml
  return since('18.5.0') ? COMMUNITY : { ...COMMUNITY, zoneUpdates: 'updateStrategy' };
}

function grafanaComponent(name: LokiComponent, replicas: number): JsonObject {
  // Or nothing tells its Service from those of the canary and the caches.
  if (name === 'single-binary') return { service: { labels: { 'app.kubernetes.io/component': name } } };
  return replicas > 1 && COMPONENTS[name].topology === 'distributed' ? { maxUnavailable: 1 } : {};
}

function communityComponent(name: LokiComponent, replicas: number): JsonObject {
  if (name === 'backend') return { automountServiceAccountToken: false };
  return {
    ...(ORDERED.includes(name) && { podManagementPolicy: 'Parallel' }),
    ...(replicas > 1 &&
      COMPONENTS[name].topology !== 'simple-scalable' && { podDisruptionBudget: { maxUnavailable: 1 } }),
  };
}

/**
 * StatefulSets for which the values of 18.0 to 18.11 say nothing, so that a pod of a broken revision would hold up the
 * repaired one until somebody deletes it: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
 */
const ORDERED: readonly LokiComponent[] = ['index-gateway', 'ruler'];
