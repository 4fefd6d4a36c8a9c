import type { Release } from '../../charts/release';
import type { JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';
import { type Endpoint, serviceAddress } from '../../wiring/endpoint';
import type { Flow } from '../../wiring/flow';
import type { Workload } from '../../wiring/workload';
import { listWatchRbac } from '../rbac';
import type { TierPart } from '../tier-parts';
import { chartName, instanceLabels, OTLP_PORT, releaseIdentity } from './names';
import type { LogPipeline } from './pipeline';
import { asksApi } from './pod-resource';
import { otelRelease } from './release';
import type { ResolvedOtel } from './settings';
import { shipperPipelines, shipperSetup } from './shipper-setup';
import { collectorWorkload } from './workload';

const IDENTITY = releaseIdentity('otel-shipper');

export interface ShipperPart extends TierPart {
  /** Workload of the shipper, which the receiver sends to. */
  readonly workload: Workload;
}

/** The DaemonSet that reads the files of every node and sends everything to the log store; none if nothing is read. */
export function shipperPart(props: ResolvedOtel, forwarded: boolean): ShipperPart | undefined {
  const pipelines = shipperPipelines(props, IDENTITY, forwarded);
  if (pipelines.length === 0) return undefined;
  const { config, values } = shipperSetup(props, pipelines);
  const release = otelRelease(props, {
    name: 'otel-shipper',
    settings: props.shipper,
    config,
    values: [...(forwarded ? [OPEN] : []), ...values],
    after: [],
  });
  const workload = shipperWorkload(release, pipelines);
  return {
    workload,
    workloads: [workload],
    flows: shipperFlows(props, workload),
    releases: [release],
    prerequisites: shipperRights(props, workload),
  };
}

export function shipperFlows({ otlp, logs }: ResolvedOtel, workload: Workload): readonly Flow[] {
  const push: Flow = { from: workload, to: otlp, purpose: 'push logs' };
  if (!looksUpPods(logs)) return [push];
  return [push, { from: workload, to: { external: 'Kubernetes API' }, purpose: 'look up pods' }];
}

export function shipperRights({ logs }: ResolvedOtel, workload: Workload): readonly Manifest[] {
  return looksUpPods(logs) ? listWatchRbac('pods', workload) : [];
}

function looksUpPods({ pods }: ResolvedOtel['logs']): boolean {
  return pods !== undefined && asksApi(pods);
}

/** Makes the endpoint at which the receiver of a node finds the shipper of the same node. */
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

/** The port of the pods and of the Service, and none of the node. */
const OPEN: JsonObject = { ports: { otlp: { enabled: true, hostPort: 0 } } };

function shipperWorkload(release: Release, pipelines: readonly LogPipeline[]): Workload {
  const workload = collectorWorkload(IDENTITY, release, pipelines);
  const service = { name: chartName('otel-shipper'), labels: instanceLabels('otel-shipper') };
  return { ...workload, metrics: workload.metrics && { ...workload.metrics, service } };
}
