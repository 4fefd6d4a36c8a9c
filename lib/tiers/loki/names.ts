import type { LokiPart } from './topology';

/** Always `loki`: both charts build Service names from it, each in its own way for any other. */
export const RELEASE = 'loki';

/** Names a part: its workload, its Service and its metrics. A whole Loki has the name of the release alone. */
export function partName(part: LokiPart): string {
  return part === 'single-binary' ? RELEASE : `${RELEASE}-${part}`;
}

/** Ports of every part of Loki: `loki.server` in both charts. */
export const HTTP_PORT = 3100;
export const GRPC_PORT = 9095;
export const MEMBERLIST_PORT = 7946;

/** `<cache>.port` in both charts. */
export const MEMCACHED_PORT = 11211;

/** `service.port` of MinIO's chart. */
export const MINIO_PORT = 9000;

/** Metrics of what is not Loki itself: templates/{loki-canary/daemonset.yaml,memcached/_memcached-statefulset.tpl} of both charts. */
export const CANARY_METRICS_PORT = 3500;
export const CACHE_METRICS_PORT = 9150;

/** Where Loki takes lines in its own protocol, and the base of OTLP, to which exporters append `/v1/logs`. */
export const PUSH_PATH = '/loki/api/v1/push';
export const OTLP_PATH = '/otlp';

/** Labels of a component's pods and of its Services. */
export function componentLabels(component: string): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/name': 'loki',
    'app.kubernetes.io/instance': RELEASE,
    'app.kubernetes.io/component': component,
  };
}
