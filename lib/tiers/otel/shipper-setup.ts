import type { JsonObject } from '../../kubernetes/json';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';
import { attributeNames } from './attributes';
import { collectorConfig } from './config';
import { credentials } from './credentials';
import { durability, POSITIONS } from './durability';
import { machineLogPipeline } from './machine-logs';
import { OTLP_PORT } from './names';
import { nodeFilePipeline } from './node-files';
import { type LogPipeline, literal, setAttributes } from './pipeline';
import { podPipeline } from './pods';
import { rke2Pipeline } from './rke2';
import type { ResolvedOtel } from './settings';
import { readsFiles, shipperAccess, shipperMounts } from './shipper-access';

/** What the shipper runs with, however it is installed. */
export interface ShipperSetup {
  /** Of the collector, as it reads it. */
  readonly config: JsonObject;

  /** In the terms of the chart: what the collector may do, its arguments and its mounts. */
  readonly values: readonly JsonObject[];
}

export function shipperSetup(props: ResolvedOtel, pipelines: readonly LogPipeline[]): ShipperSetup {
  const { exporter, extensions, args } = durability(props);
  const login = credentials(props.otlp);
  const config = collectorConfig({
    pipelines,
    processors: { 'resource/cluster': clusterAttribute(props) },
    exporter: { name: 'otlp_http/loki', config: { ...destination(props.otlp), ...login.exporter, ...exporter } },
    extensions: { ...(readsFiles(props) && POSITIONS), ...extensions, ...login.extensions },
  });
  const values = { command: { extraArgs: [...args] }, ...shipperMounts(props, login) };
  return { config, values: [shipperAccess(props), values] };
}

/** @param forwarded whether a receiver sends to it */
export function shipperPipelines({ logs, labels }: ResolvedOtel, forwarded: boolean): readonly LogPipeline[] {
  return [
    ...(logs.pods ? [podPipeline(logs.pods, logs, labels)] : []),
    ...(logs.nodeFiles.length > 0 ? [nodeFilePipeline(logs.nodeFiles, labels)] : []),
    ...(logs.machineLogs ? [machineLogPipeline(logs.machineLogs, labels)] : []),
    ...(logs.rke2 ? [rke2Pipeline(logs.rke2, labels)] : []),
    ...(forwarded ? [{ name: 'talos', receivers: { otlp: OTLP }, processors: {} }] : []),
  ];
}

const OTLP: JsonObject = { protocols: { grpc: { endpoint: `\${env:MY_POD_IP}:${OTLP_PORT}` } } };

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
