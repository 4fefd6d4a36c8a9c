import type { JsonObject } from '../../kubernetes/json';
import { askedSources, type LogSource } from '../../logs/sources/asked';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';
import { attributeNames } from './attributes';
import { collectorConfig } from './config';
import { credentials } from './credentials';
import { inDialect } from './dialect';
import { durability, POSITIONS } from './durability';
import { filePipeline } from './file-receiver';
import { lineSize } from './line-size';
import { listeningExtensions, podAddress } from './listen';
import { OTLP_PORT, ownLogFiles, type WorkloadIdentity } from './names';
import { type LogPipeline, literal, setAttributes } from './pipeline';
import { podPipeline } from './pods';
import type { ResolvedOtel } from './settings';
import { readsFiles, shipperAccess, shipperMounts } from './shipper-access';

/** Configuration and values of the shipper, however it is installed. */
export interface ShipperSetup {
  /** Of the collector, as it reads it. */
  readonly config: JsonObject;

  /** In the terms of the chart: what the collector may do, its arguments and its mounts. */
  readonly values: readonly JsonObject[];
}

export function shipperSetup(props: ResolvedOtel, pipelines: readonly LogPipeline[]): ShipperSetup {
  const { exporter, extensions, args } = durability(props);
  const version = props.chart.program;
  const login = credentials(props.otlp, version);
  const config = collectorConfig({
    version,
    pipelines,
    processors: { 'resource/cluster': clusterAttribute(props), 'transform/line_size': lineSize(version) },
    exporter: { name: 'otlp_http/loki', config: { ...destination(props.otlp), ...login.exporter, ...exporter } },
    listening: listeningExtensions(props),
    extensions: { ...(readsFiles(props) && POSITIONS), ...extensions, ...login.extensions },
  });
  const values = { command: { extraArgs: [...args] }, ...shipperMounts(props, login) };
  return { config, values: [shipperAccess(props), values] };
}

/**
 * @param identity of the shipper
 * @param forwarded whether a receiver sends to it
 */
export function shipperPipelines(
  props: ResolvedOtel,
  identity: WorkloadIdentity,
  forwarded: boolean,
): readonly LogPipeline[] {
  const own = ownLogFiles(identity, props);
  const pipelines: readonly LogPipeline[] = [
    ...askedSources(props.logs).flatMap((source) => sourcePipelines(source, props, own)),
    ...(forwarded ? [{ name: 'talos', receivers: { otlp: otlpReceiver(props) }, processors: {} }] : []),
  ];
  return pipelines.map((pipeline) => inDialect(props.chart.program, pipeline));
}

function sourcePipelines(
  { name, origin }: LogSource,
  { logs, labels }: ResolvedOtel,
  own: string,
): readonly LogPipeline[] {
  switch (origin.kind) {
    case 'pods':
      return [podPipeline(origin, logs, labels, own)];
    case 'files':
      return [filePipeline(name, origin, labels)];
    // The receiver takes what sockets bring; the others are not read.
    case 'sockets':
    case 'journal':
    case 'events':
      return [];
  }
}

function otlpReceiver(props: ResolvedOtel): JsonObject {
  return { protocols: { grpc: { endpoint: podAddress(props, OTLP_PORT) } } };
}

/** The one place where lines get the attribute: no source can forget it. */
function clusterAttribute({ logs, labels }: ResolvedOtel): JsonObject {
  return setAttributes({ [attributeNames(labels).cluster]: literal(logs.cluster) });
}

function destination(otlp: Endpoint): JsonObject {
  return {
    endpoint: endpointUrl(otlp),
    ...(otlp.tenant !== undefined && { headers: { 'X-Scope-OrgID': literal(otlp.tenant) } }),
  };
}
