import type { MetricsPort, Workload } from '../../wiring/workload';
import { COMPONENTS, componentsOf, replicasOf } from './components';
import { dialectOf } from './dialect';
import { CACHE_METRICS_PORT, CANARY_METRICS_PORT, componentLabels, HTTP_PORT, RELEASE } from './names';
import type { ResolvedLoki } from './settings';
import { kindOf } from './storage/kinds';
import type { LokiComponent } from './topology';

export type Cache = 'chunks-cache' | 'results-cache';

/** Everything that the release runs, in the order in which a line meets it. */
export function lokiWorkloads(props: ResolvedLoki): readonly Workload[] {
  return [
    ...(props.gatewayReplicas > 0 ? [gatewayWorkload(props)] : []),
    ...componentsOf(props).map((component) => componentWorkload(props, component)),
    ...(props.caches.chunks ? [cacheWorkload(props, 'chunks-cache')] : []),
    ...(props.caches.results ? [cacheWorkload(props, 'results-cache')] : []),
    ...(kindOf(props.storage).companion ? [minioWorkload(props)] : []),
    ...(props.canary ? [canaryWorkload(props)] : []),
  ];
}

/** A part of Loki itself. */
export function componentWorkload(props: ResolvedLoki, component: LokiComponent): Workload {
  return {
    ...common(props, component),
    name: workloadName(component),
    kind: COMPONENTS[component].kind,
    serviceAccount: RELEASE,
    replicas: replicasOf(props, component),
    metrics: metricsPort(props, component),
  };
}

export function gatewayWorkload(props: ResolvedLoki): Workload {
  return {
    ...common(props, 'gateway'),
    kind: 'Deployment',
    serviceAccount: dialectOf(props.chart).serviceAccounts.gateway,
    replicas: props.gatewayReplicas,
  };
}

export function cacheWorkload(props: ResolvedLoki, cache: Cache): Workload {
  return {
    ...common(props, `memcached-${cache}`),
    name: `${RELEASE}-${cache}`,
    kind: 'StatefulSet',
    serviceAccount: dialectOf(props.chart).serviceAccounts.caches,
    replicas: 1,
    metrics: {
      ...metricsPort(props, `memcached-${cache}`, `${RELEASE}-${cache}`),
      program: { name: 'memcached-exporter' },
      containerPort: CACHE_METRICS_PORT,
    },
  };
}

export function canaryWorkload(props: ResolvedLoki): Workload {
  return {
    ...common(props, 'canary'),
    kind: 'DaemonSet',
    serviceAccount: `${RELEASE}-canary`,
    replicas: 'per-node',
    metrics: {
      ...metricsPort(props, 'canary'),
      program: { name: 'loki-canary', version: props.chart.appVersion },
      containerPort: CANARY_METRICS_PORT,
    },
  };
}

export function minioWorkload({ namespace }: ResolvedLoki): Workload {
  return {
    name: `${RELEASE}-minio`,
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

function common({ namespace, chart }: ResolvedLoki, component: string) {
  return {
    name: `${RELEASE}-${component}`,
    namespace,
    podLabels: componentLabels(component),
    hostNetwork: false,
    podSecurity: dialectOf(chart).podSecurity,
  };
}

function metricsPort({ chart }: ResolvedLoki, component: string, service = workloadName(component)): MetricsPort {
  return {
    program: { name: 'loki', version: chart.appVersion },
    service: { name: service, labels: componentLabels(component) },
    portName: 'http-metrics',
    path: '/metrics',
    containerPort: HTTP_PORT,
  };
}

/** The one workload whose name is the release's alone is a whole Loki. */
function workloadName(component: string): string {
  return component === 'single-binary' ? RELEASE : `${RELEASE}-${component}`;
}
