import type { Release } from '../../delivery/release';
import type { JsonObject } from '../../kubernetes/json';
import { type Endpoint, endpointUrl, serviceAddress } from '../../wiring/endpoint';
import type { Flow } from '../../wiring/flow';
import type { Workload } from '../../wiring/workload';
import type { TierPart } from '../collector';
import { watchResource } from '../watch-rights';
import { attributeNames } from './attributes';
import { collectorConfig } from './config';
import { credentials } from './credentials';
import { durability, POSITIONS } from './durability';
import { chartName, instanceLabels, OTLP_PORT } from './names';
import { nodeFilePipeline } from './node-files';
import { type LogPipeline, literal, setAttributes } from './pipeline';
import { asksApi } from './pod-resource';
import { podPipeline } from './pods';
import type { OtelProps } from './props';
import { otelRelease } from './release';
import { rke2Pipeline } from './rke2';
import { readsFiles, shipperAccess, shipperMounts } from './shipper-access';
import { collectorWorkload } from './workload';

export interface ShipperPart extends TierPart {
  readonly workload: Workload;
}

/** The DaemonSet that reads the files of every node and sends everything to the log store. */
export function shipperPart(props: OtelProps, forwarded: boolean): ShipperPart {
  const pipelines = shipperPipelines(props, forwarded);
  const release = shipperRelease(props, pipelines, forwarded);
  const workload = shipperWorkload(release, pipelines);
  const flows: Flow[] = [{ from: workload, to: props.otlp, purpose: 'push logs' }];
  const looksUp = props.logs.pods !== undefined && asksApi(props.logs.pods);
  if (looksUp) flows.push({ from: workload, to: { external: 'Kubernetes API' }, purpose: 'look up pods' });
  return {
    workload,
    workloads: [workload],
    flows,
    releases: [release],
    prerequisites: looksUp ? watchResource('pods', workload) : [],
  };
}

export function shipperPipelines({ logs, labels }: OtelProps, forwarded: boolean): readonly LogPipeline[] {
  return [
    ...(logs.pods ? [podPipeline(logs.pods, labels)] : []),
    ...(logs.nodeFiles.length > 0 ? [nodeFilePipeline(logs.nodeFiles, labels)] : []),
    ...(logs.rke2 ? [rke2Pipeline(logs.rke2, labels)] : []),
    ...(forwarded ? [{ name: 'talos', receivers: { otlp: OTLP }, processors: {} }] : []),
  ];
}

/** Where the receiver of a node finds the shipper of the same node. */
export function shipperEndpoint(workload: Workload, clusterDomain: string): Endpoint {
  return {
    workload,
    ...serviceAddress(chartName('otel-shipper'), workload.namespace, clusterDomain),
    port: OTLP_PORT,
    containerPort: OTLP_PORT,
    scheme: 'grpc',
    path: '',
  };
}

const OTLP: JsonObject = { protocols: { grpc: { endpoint: `\${env:MY_POD_IP}:${OTLP_PORT}` } } };

/** The port of the pods and of the Service, and none of the node. */
const OPEN: JsonObject = { ports: { otlp: { enabled: true, hostPort: 0 } } };

function shipperRelease(props: OtelProps, pipelines: readonly LogPipeline[], forwarded: boolean): Release {
  const { exporter, extensions, args } = durability(props);
  const login = credentials(props.otlp);
  const config = collectorConfig({
    pipelines,
    processors: { 'resource/cluster': clusterAttribute(props) },
    exporter: { name: 'otlp_http/loki', config: { ...destination(props.otlp), ...login.exporter, ...exporter } },
    extensions: { ...(readsFiles(props) && POSITIONS), ...extensions, ...login.extensions },
  });
  const values = { alternateConfig: config, command: { extraArgs: [...args] }, ...shipperMounts(props, login) };
  return otelRelease(props, {
    name: 'otel-shipper',
    settings: props.shipper,
    values: [shipperAccess(props), ...(forwarded ? [OPEN] : []), values],
    after: [],
  });
}

function shipperWorkload(release: Release, pipelines: readonly LogPipeline[]): Workload {
  const workload = collectorWorkload('otel-shipper', release, pipelines);
  const service = { name: chartName('otel-shipper'), labels: instanceLabels('otel-shipper') };
  return { ...workload, metrics: workload.metrics && { ...workload.metrics, service } };
}

/** The one place where lines get the attribute: no source can forget it. */
function clusterAttribute({ logs, labels }: OtelProps): JsonObject {
  return setAttributes({ [attributeNames(labels).cluster]: literal(logs.cluster) });
}

function destination(otlp: Endpoint): JsonObject {
  return {
    endpoint: endpointUrl(otlp),
    ...(otlp.tenant !== undefined && { headers: { 'X-Scope-OrgID': literal(otlp.tenant) } }),
  };
}
