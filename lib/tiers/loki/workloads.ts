import type { MetricsPort, Workload } from '../../wiring/workload';
import { COMPONENTS, componentsOf, replicasOf } from './components';
import { dialectOf } from './dialect';
import { CACHE_METRICS_PORT, CANARY_METRICS_PORT, componentLabels, HTTP_PORT, RELEASE } from './names';
import type { LokiProps } from './props';
import type { LokiComponent } from './topology';

export type Cache = 'chunks-cache' | 'results-cache';

/** Everything that the release runs, in the order in which a line meets it. */
export function lokiWorkloads(props: LokiProps): readonly Workload[] {
  return [
    ...(props.gatewayReplicas > 0 ? [gatewayWorkload(props)] : []),
    ...componentsOf(props).map((component) => componentWorkload(props, component)),
    ...(props.caches.chunks ? [cacheWorkload(props, 'chunks-cache')] : []),
    ...(props.caches.results ? [cacheWorkload(props, 'results-cache')] : []),
    ...(props.storage.kind === 'minio' ? [minioWorkload(props)] : []),
    ...(props.canary ? [canaryWorkload(props)] : []),
  ];
}

/** A part of Loki itself. */
export function componentWorkload(props: LokiProps, component: LokiComponent): Workload {
  return {
    ...common(props, component),
    // The one workload whose name is the release's alone.
    name: component === 'single-binary' ? RELEASE : `${RELEASE}-${component}`,
    kind: COMPONENTS[component].kind,
    serviceAccount: RELEASE,
    replicas: replicasOf(props, component),
    metrics: metricsPort(component, HTTP_PORT),
  };
}

export function gatewayWorkload(props: LokiProps): Workload {
  return {
    ...common(props, 'gateway'),
    kind: 'Deployment',
    serviceAccount: dialectOf(props.chart).serviceAccounts.gateway,
    replicas: props.gatewayReplicas,
  };
}

export function cacheWorkload(props: LokiProps, cache: Cache): Workload {
  return {
    ...common(props, `memcached-${cache}`),
    name: `${RELEASE}-${cache}`,
    kind: 'StatefulSet',
    serviceAccount: dialectOf(props.chart).serviceAccounts.caches,
    replicas: 1,
    metrics: metricsPort(`memcached-${cache}`, CACHE_METRICS_PORT),
  };
}

export function canaryWorkload(props: LokiProps): Workload {
  return {
    ...common(props, 'canary'),
    kind: 'DaemonSet',
    serviceAccount: `${RELEASE}-canary`,
    replicas: 'per-node',
    metrics: metricsPort('canary', CANARY_METRICS_PORT),
  };
}

export function minioWorkload({ namespace }: LokiProps): Workload {
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
  };
}

function common({ namespace, chart }: LokiProps, component: string) {
  return {
    name: `${RELEASE}-${component}`,
    namespace,
    podLabels: componentLabels(component),
    hostNetwork: false,
    podSecurity: dialectOf(chart).podSecurity,
  };
}

function metricsPort(component: string, containerPort: number): MetricsPort {
  return { serviceLabels: componentLabels(component), portName: 'http-metrics', path: '/metrics', containerPort };
}
