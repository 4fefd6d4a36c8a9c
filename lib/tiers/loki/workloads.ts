import type { MetricsPort, Workload } from '../../wiring/workload';
import { COMPONENTS, componentsOf, isComponent, replicasOf } from './components';
import { dialectOf } from './dialect';
import { CACHE_METRICS_PORT, CANARY_METRICS_PORT, componentLabels, HTTP_PORT, partName, RELEASE } from './names';
import type { ResolvedLoki } from './settings';
import { kindOf } from './storage/kinds';
import type { LokiCompanion, LokiComponent, LokiPart } from './topology';
import { ingesterControllers, zonesOf } from './zones';

type Cache = 'chunks-cache' | 'results-cache';

/** Lists the parts that the release runs, in the order in which a line meets them. */
export function partsOf(props: ResolvedLoki): readonly LokiPart[] {
  const { companion } = kindOf(props.storage);
  const companions = (running: boolean, part: LokiCompanion) => (running ? [part] : []);
  return [
    ...companions(props.gatewayReplicas > 0, 'gateway'),
    ...componentsOf(props),
    ...companions(props.caches.chunks !== undefined, 'chunks-cache'),
    ...companions(props.caches.results !== undefined, 'results-cache'),
    ...(companion ? [companion.part] : []),
    ...companions(zonesOf(props) !== undefined, 'rollout-operator'),
    ...companions(props.canary, 'canary'),
  ];
}

/** The pods of a part, before anything is known of their containers. */
export function partWorkload(props: ResolvedLoki, part: LokiPart): Workload {
  return isComponent(part) ? componentWorkload(props, part) : COMPANIONS[part](props);
}

const COMPANIONS: Readonly<Record<LokiCompanion, (props: ResolvedLoki) => Workload>> = {
  gateway: gatewayWorkload,
  'chunks-cache': (props) => cacheWorkload(props, 'chunks-cache'),
  'results-cache': (props) => cacheWorkload(props, 'results-cache'),
  minio: minioWorkload,
  canary: canaryWorkload,
  'rollout-operator': rolloutOperatorWorkload,
};

/** A part of Loki itself. */
function componentWorkload(props: ResolvedLoki, component: LokiComponent): Workload {
  return {
    ...common(props, component),
    kind: COMPONENTS[component].kind,
    ...(component === 'ingester' && zonesOf(props) ? { controllerNames: ingesterControllers(props) } : {}),
    serviceAccount: RELEASE,
    replicas: replicasOf(props, component),
    metrics: metricsPort(props, component),
    ...(COMPONENTS[component].volume !== undefined && { volumeKey: 'loki.volume' }),
  };
}

function gatewayWorkload(props: ResolvedLoki): Workload {
  return {
    ...common(props, 'gateway'),
    kind: 'Deployment',
    serviceAccount: dialectOf(props.chart).serviceAccounts.gateway,
    replicas: props.gatewayReplicas,
  };
}

function cacheWorkload(props: ResolvedLoki, cache: Cache): Workload {
  return {
    ...common(props, cache, `memcached-${cache}`),
    kind: 'StatefulSet',
    serviceAccount: dialectOf(props.chart).serviceAccounts.caches,
    replicas: 1,
    metrics: {
      ...metricsPort(props, cache, `memcached-${cache}`),
      program: { name: 'memcached-exporter' },
      containerPort: CACHE_METRICS_PORT,
    },
  };
}

function canaryWorkload(props: ResolvedLoki): Workload {
  return {
    ...common(props, 'canary'),
    kind: 'DaemonSet',
    serviceAccount: partName('canary'),
    replicas: 'per-node',
    metrics: {
      ...metricsPort(props, 'canary'),
      program: { name: 'loki-canary', version: props.chart.program },
      containerPort: CANARY_METRICS_PORT,
    },
  };
}

function minioWorkload({ namespace }: ResolvedLoki): Workload {
  return {
    name: partName('minio'),
    namespace,
    kind: 'StatefulSet',
    podLabels: { app: 'minio', release: RELEASE },
    serviceAccount: 'minio-sa',
    hostNetwork: false,
    // Its chart leaves the container the capabilities that the runtime gives it.
    podSecurity: 'baseline',
    replicas: 1,
    // The console, which charts-values/loki/storage-minio.yaml switches off.
    silentPorts: [9001],
  };
}

function rolloutOperatorWorkload({ namespace }: ResolvedLoki): Workload {
  return {
    name: partName('rollout-operator'),
    namespace,
    kind: 'Deployment',
    podLabels: { 'app.kubernetes.io/name': 'rollout-operator', 'app.kubernetes.io/instance': RELEASE },
    serviceAccount: partName('rollout-operator'),
    hostNetwork: false,
    podSecurity: 'restricted',
    replicas: 1,
  };
}

function common({ namespace, chart }: ResolvedLoki, part: LokiPart, label: string = part) {
  return {
    name: partName(part),
    namespace,
    podLabels: componentLabels(label),
    hostNetwork: false,
    podSecurity: dialectOf(chart).podSecurity,
  };
}

function metricsPort({ chart }: ResolvedLoki, part: LokiPart, label: string = part): MetricsPort {
  return {
    program: { name: 'loki', version: chart.program },
    service: { name: partName(part), labels: componentLabels(label) },
    portName: 'http-metrics',
    path: '/metrics',
    containerPort: HTTP_PORT,
  };
}
