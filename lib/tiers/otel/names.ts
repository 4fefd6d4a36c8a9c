import { POD_LOG_DIRECTORY } from '../../logs/paths';
import type { MetricsPort, Workload } from '../../wiring/workload';
import type { ResolvedOtel } from './settings';

/** The two releases. */
export type OtelRelease = 'otel-shipper' | 'otel-receiver';

/** Ports of the collector for its own metrics, its health and OTLP over gRPC. */
export const METRICS_PORT = 8888;
export const HEALTH_PORT = 13133;
export const OTLP_PORT = 4317;

/** Finds the port at which the pods of both releases are scraped. */
export function metricsPort({ chart }: Pick<ResolvedOtel, 'chart'>): MetricsPort {
  // It counts itself by other names than those of Go's client.
  const program = { name: 'otelcol', version: chart.program, countsGo: false };
  return { program, portName: 'metrics', path: '/metrics', containerPort: METRICS_PORT };
}

/** Directory in the containers of both releases for positions and queues. */
export const STATE_PATH = '/var/lib/otelcol';

/** The chart sets it from `spec.nodeName`. */
export const NODE_NAME = '${env:OTEL_K8S_NODE_NAME}';

/** Names the Service and the ServiceAccount: the chart appends its own name to that of a release that lacks it. */
export function chartName(release: OtelRelease): string {
  return `${release}-opentelemetry-collector`;
}

/** Names and labels that identify the pods of a collector. */
export type WorkloadIdentity = Pick<Workload, 'name' | 'kind' | 'controllerName' | 'podLabels' | 'serviceAccount'>;

/** Makes the names and labels that the chart builds alike in both releases. */
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

const SUFFIX = '[a-z0-9]'.repeat(5);

/**
 * The log files of the pods of a DaemonSet alone, whose names end in five letters or digits: other pods of the namespace
 * may begin with the same name.
 */
export function ownLogFiles(
  { name, controllerName = name }: WorkloadIdentity,
  { chart, shipper }: ResolvedOtel,
): string {
  return `${POD_LOG_DIRECTORY}/${shipper.namespace}_${controllerName}-${SUFFIX}_*/${chart.name}/*.log`;
}

/** Labels of every object of a release. */
export function instanceLabels(name: OtelRelease): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': 'opentelemetry-collector', 'app.kubernetes.io/instance': name };
}
