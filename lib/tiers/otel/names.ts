import type { MetricsPort, Workload } from '../../wiring/workload';
import type { ResolvedOtel } from './settings';

/** The two releases. */
export type OtelRelease = 'otel-shipper' | 'otel-receiver';

/** Where the collector serves its own metrics, its health and OTLP over gRPC. */
export const METRICS_PORT = 8888;
export const HEALTH_PORT = 13133;
export const OTLP_PORT = 4317;

/** Where the pods of both releases are scraped. */
export function metricsPort({ chart }: Pick<ResolvedOtel, 'chart'>): MetricsPort {
  // It counts itself by other names than those of Go's client.
  const program = { name: 'otelcol', version: chart.appVersion, countsGo: false };
  return { program, portName: 'metrics', path: '/metrics', containerPort: METRICS_PORT };
}

/** Where both releases keep positions and queues, in their containers. */
export const STATE_PATH = '/var/lib/otelcol';

/** The chart sets it from `spec.nodeName`. */
export const NODE_NAME = '${env:OTEL_K8S_NODE_NAME}';

/** What the chart names Service and ServiceAccount: a release whose name lacks that of the chart gets it appended. */
export function chartName(release: OtelRelease): string {
  return `${release}-opentelemetry-collector`;
}

/** Names and labels that identify the pods of a collector. */
export type WorkloadIdentity = Pick<Workload, 'name' | 'kind' | 'controllerName' | 'podLabels' | 'serviceAccount'>;

/** What the chart names alike in both releases. */
export function releaseIdentity(name: OtelRelease): WorkloadIdentity {
  return {
    name,
    kind: 'DaemonSet',
    controllerName: `${chartName(name)}-agent`,
    // `component` has no prefix on pods, unlike on the other objects of the chart.
    podLabels: { ...instanceLabels(name), component: 'agent-collector' },
    serviceAccount: chartName(name),
  };
}

/** Labels of every object of a release. */
export function instanceLabels(name: OtelRelease): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': 'opentelemetry-collector', 'app.kubernetes.io/instance': name };
}
