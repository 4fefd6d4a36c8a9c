import type { JsonObject } from '../../kubernetes/json';
import type { SocketOrigin } from '../../logs/sources/origin';
import type { Endpoint } from '../../wiring/endpoint';
import type { TierPart } from '../tier-parts';
import { collectorConfig } from './config';
import { inDialect } from './dialect';
import { durability } from './durability';
import { listeningExtensions } from './listen';
import { mountValues, stateMount } from './mounts';
import { releaseIdentity } from './names';
import { otelRelease } from './release';
import type { OtelReleaseSettings, ResolvedOtel } from './settings';
import { talosPipeline } from './talos';
import { collectorWorkload } from './workload';

/** The DaemonSet in the node's network that takes what Talos sends, and forwards it to the shipper. */
export function receiverPart(
  props: ResolvedOtel,
  settings: OtelReleaseSettings,
  talos: SocketOrigin,
  shipper: Endpoint,
): TierPart {
  const version = props.chart.program;
  const pipelines = [inDialect(version, talosPipeline(talos, props.labels))];
  const { exporter, extensions, args } = durability(props);
  const config = collectorConfig({
    version,
    pipelines,
    processors: {},
    exporter: { name: 'otlp_grpc/shipper', config: { ...destination(shipper), ...exporter } },
    listening: listeningExtensions(props),
    extensions,
  });
  const values = { command: { extraArgs: [...args] }, ...state(props) };
  const release = otelRelease(props, {
    name: 'otel-receiver',
    settings,
    config,
    values: [values],
    after: [{ name: 'otel-shipper', namespace: props.shipper.namespace }],
  });
  const workload = collectorWorkload(releaseIdentity('otel-receiver'), release, pipelines);
  return {
    workloads: [workload],
    flows: [{ from: workload, to: shipper, purpose: 'forward Talos logs' }],
    releases: [release],
    prerequisites: [],
  };
}

/** Never leaves the node, and a pod in the node's network has no identity in a mesh: nothing to encrypt it with. */
function destination(shipper: Endpoint): JsonObject {
  return { endpoint: `${shipper.host}:${shipper.port}`, tls: { insecure: true } };
}

/** Only who keeps a queue on the node must be root. */
function state({ stateDirectory, boundedRetry }: ResolvedOtel): JsonObject {
  if (boundedRetry) return { securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001 } };
  return {
    securityContext: { runAsUser: 0, runAsGroup: 0 },
    ...mountValues(stateMount(stateDirectory, 'otel-receiver')),
  };
}
