import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { type Manifest, toJson } from '../../lib/kubernetes/manifest';
import type { MeshInput } from '../../lib/mesh/input';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { type Endpoint, serviceAddress } from '../../lib/wiring/endpoint';
import type { External, Flow } from '../../lib/wiring/flow';
import { joinWirings } from '../../lib/wiring/wiring';
import type { Workload } from '../../lib/wiring/workload';
import { everything } from '../tiers/loki/props';

/** Takes what Talos sends, in the node's network. */
export const receiver: Workload = {
  name: 'otel-receiver',
  namespace: 'otel-receiver',
  kind: 'DaemonSet',
  podLabels: { 'app.kubernetes.io/name': 'opentelemetry-collector', 'app.kubernetes.io/instance': 'otel-receiver' },
  serviceAccount: 'otel-receiver-opentelemetry-collector',
  hostNetwork: true,
  podSecurity: 'privileged',
  replicas: 'per-node',
};

/** Ships everything to Loki, in the mesh. */
export const shipper: Workload = {
  ...receiver,
  name: 'otel-shipper',
  namespace: 'otel-shipper',
  podLabels: { 'app.kubernetes.io/name': 'opentelemetry-collector', 'app.kubernetes.io/instance': 'otel-shipper' },
  serviceAccount: 'otel-shipper-opentelemetry-collector',
  hostNetwork: false,
  metrics: {
    program: { name: 'otelcol', version: '0.158.0' },
    service: { name: 'otel-shipper', labels: {} },
    portName: 'metrics',
    path: '/metrics',
    containerPort: 8888,
  },
};

export const shipperOtlp = endpointOf(shipper, 4317);

const loki = lokiTier({ ...everything, namespace: 'loki' });

export const grafana: External = { external: 'Grafana', namespace: 'grafana' };
export const readLogs: Flow = { from: grafana, to: loki.query, purpose: 'query logs' };

/** Both collectors and a Loki with everything in it, and nobody who reads. */
export const input: Required<MeshInput> = {
  wiring: joinWirings([
    loki,
    {
      workloads: [receiver, shipper],
      flows: [
        { from: receiver, to: shipperOtlp, purpose: 'forward logs' },
        { from: shipper, to: loki.otlp, purpose: 'push logs' },
        { from: shipper, to: { external: 'Kubernetes API' }, purpose: 'look up pods' },
      ],
    },
  ]),
  settings: { members: ['grafana', 'prometheus'] },
  namespaces: {},
  podCidrs: ['10.244.0.0/16'],
  nodeCidrs: ['10.0.10.11/32', '10.0.10.12/32'],
  scraperNamespace: 'prometheus',
};

/** The wiring of a few workloads in their namespaces, and nothing else. */
export function meshOf(workloads: readonly Workload[], flows: readonly Flow[], more: Partial<MeshInput> = {}) {
  return {
    wiring: { workloads, flows },
    settings: { members: [] },
    namespaces: {},
    ...more,
  } satisfies MeshInput;
}

export function endpointOf(workload: Workload, containerPort: number): Endpoint {
  return {
    workload,
    ...serviceAddress(workload.name, workload.namespace, 'cluster.local'),
    // Never the same as that of the pods, so that nothing mistakes the one for the other.
    port: containerPort + 1,
    containerPort,
    scheme: 'grpc',
    path: '',
  };
}

/** The spec of an object, by kind and name. */
export function specOf(manifests: readonly Manifest[], kind: string, name: string): JsonObject {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  const spec = toJson(found?.spec);
  if (!isJsonObject(spec)) throw new Error(`no ${kind} ${name}`);
  return spec;
}

/** The entries of a list somewhere in an object. */
export function list(value: Json | undefined, ...path: readonly string[]): readonly JsonObject[] {
  const found = path.reduce<Json | undefined>((outer, step) => (isJsonObject(outer) ? outer[step] : undefined), value);
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}
