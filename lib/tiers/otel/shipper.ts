import type { JsonObject } from '../../kubernetes/json';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';
import type { Flow } from '../../wiring/flow';
import type { Workload } from '../../wiring/workload';
import type { TierPart } from '../collector';
import { logMounts } from '../node-mounts';
import { watchResource } from '../watch-rights';
import { attributeNames } from './attributes';
import { collectorConfig } from './config';
import { durability, POSITIONS } from './durability';
import { mountValues, stateMount } from './mounts';
import { chartName, instanceLabels, METRICS, OTLP_PORT, releaseIdentity } from './names';
import { nodeFilePipeline } from './node-files';
import { type LogPipeline, literal, setAttributes } from './pipeline';
import { podPipeline } from './pods';
import type { OtelProps } from './props';
import { otelRelease } from './release';

/** The DaemonSet that reads the files of every node and sends everything to the log store. */
export function shipperPart(props: OtelProps, forwarded: boolean): TierPart {
  const workload = shipperWorkload(props);
  const flows: Flow[] = [{ from: workload, to: props.otlp, purpose: 'push logs' }];
  if (props.logs.pods) flows.push({ from: workload, to: { external: 'Kubernetes API' }, purpose: 'look up pods' });
  const { exporter, extensions, args } = durability(props);
  const config = collectorConfig({
    pipelines: shipperPipelines(props, forwarded),
    processors: { 'resource/cluster': clusterAttribute(props) },
    exporter: { name: 'otlp_http/loki', config: { ...destination(props.otlp), ...exporter } },
    extensions: { ...(readsFiles(props) && POSITIONS), ...extensions },
  });
  const values = { alternateConfig: config, command: { extraArgs: [...args] }, ...mounts(props) };
  return {
    workloads: [workload],
    flows,
    releases: [
      otelRelease(props, {
        name: 'otel-shipper',
        settings: props.shipper,
        values: [access(props), ...(forwarded ? [OPEN] : []), values],
        after: [],
      }),
    ],
    prerequisites: props.logs.pods ? watchResource('pods', workload) : [],
  };
}

export function shipperWorkload({ shipper }: OtelProps): Workload {
  return {
    ...releaseIdentity('otel-shipper'),
    namespace: shipper.namespace,
    hostNetwork: false,
    // Pod Security admits host paths at no other level.
    podSecurity: 'privileged',
    replicas: 'per-node',
    metrics: { ...METRICS, serviceLabels: instanceLabels('otel-shipper') },
  };
}

/** Where the receiver of a node finds the shipper of the same node. */
export function shipperEndpoint(props: OtelProps): Endpoint {
  return {
    workload: shipperWorkload(props),
    service: chartName('otel-shipper'),
    namespace: props.shipper.namespace,
    port: OTLP_PORT,
    containerPort: OTLP_PORT,
    scheme: 'grpc',
    path: '',
    clusterDomain: props.otlp.clusterDomain,
  };
}

export function shipperPipelines({ logs, labels }: OtelProps, forwarded: boolean): readonly LogPipeline[] {
  return [
    ...(logs.pods ? [podPipeline(logs.pods, labels)] : []),
    ...(logs.nodeFiles.length > 0 ? [nodeFilePipeline(logs.nodeFiles, labels)] : []),
    ...(forwarded ? [{ name: 'talos', receivers: { otlp: OTLP }, processors: {} }] : []),
  ];
}

const OTLP: JsonObject = { protocols: { grpc: { endpoint: `\${env:MY_POD_IP}:${OTLP_PORT}` } } };

/** The port of the pods and of the Service, and none of the node. */
const OPEN: JsonObject = { ports: { otlp: { enabled: true, hostPort: 0 } } };

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

function readsFiles({ logs }: OtelProps): boolean {
  return logs.pods !== undefined || logs.nodeFiles.length > 0;
}

function mounts(props: OtelProps): JsonObject {
  const keepsState = readsFiles(props) || !props.boundedRetry;
  return mountValues([
    ...(keepsState ? stateMount(props.stateDirectory, 'otel-shipper') : []),
    ...logMounts(props.logs),
  ]);
}

/** Root without capabilities reads what root owns: the files of pods. Node files often belong to others (0640 syslog:adm). */
function access({ logs }: OtelProps): JsonObject {
  return {
    serviceAccount: { automountServiceAccountToken: logs.pods !== undefined },
    ...(logs.nodeFiles.length > 0 && { securityContext: { capabilities: { add: ['DAC_READ_SEARCH'] } } }),
  };
}
