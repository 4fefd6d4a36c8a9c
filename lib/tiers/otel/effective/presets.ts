import { isTrue, unquoted } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { withAdded, withChanged, withExtension, withReceiver } from './pipelines';
import { type CollectorRelease, isAgent, isPartOn, namespaceOf, preset } from './release';

/** What a preset makes of a configuration. */
export type Preset = (release: CollectorRelease, config: JsonObject) => JsonObject;

/** Reads the logs of containers. */
export const logsCollection: Preset = (release, config) => {
  const { storeCheckpoints, includeCollectorLogs, maxRecombineLogSize } = preset(release, 'logsCollection');
  const stores = isTrue(storeCheckpoints);
  const own = `/var/log/pods/${namespaceOf(release)}_${release.fullName}*_*/opentelemetry-collector/*.log`;
  const filelog: JsonObject = {
    include: ['/var/log/pods/*/*/*.log'],
    exclude: isTrue(includeCollectorLogs) ? [] : [own],
    start_at: 'end',
    retry_on_failure: { enabled: true },
    ...(stores && { storage: 'file_storage' }),
    include_file_path: true,
    include_file_name: false,
    operators: [{ type: 'container', id: 'container-parser', max_log_size: unquoted(maxRecombineLogSize) }],
  };
  const extensions: JsonObject = stores ? { extensions: { file_storage: { directory: '/var/lib/otelcol' } } } : {};
  const read = withReceiver(config, { ...extensions, receivers: { filelog } }, 'logs', 'filelog');
  return stores ? withExtension(read, 'file_storage') : read;
};

/** Reads from pods what their annotations ask for. */
export const annotationDiscovery: Preset = (release, config) => {
  const signals = ['logs', 'metrics'].filter((signal) => isPartOn(release, 'annotationDiscovery', signal));
  const creator = { watch_observers: ['k8s_observer'], discovery: { enabled: true } };
  const annotations = { 'io.opentelemetry.discovery.logs/enabled': 'true' };
  const receivers: JsonObject = {
    ...(signals.includes('logs') && {
      'receiver_creator/logs': { ...creator, discovery: { enabled: true, default_annotations: annotations } },
    }),
    ...(signals.includes('metrics') && { 'receiver_creator/metrics': creator }),
  };
  const node: JsonObject =
    isAgent(release) || !release.dialect.discoversOwnNode ? { node: '${env:K8S_NODE_NAME}' } : {};
  const brought = { extensions: { k8s_observer: { auth_type: 'serviceAccount', ...node } }, receivers };
  return signals.reduce(
    (before, signal) => withAdded(before, ['service', 'pipelines', signal, 'receivers'], `receiver_creator/${signal}`),
    withExtension(mergeValues(brought, config), 'k8s_observer'),
  );
};

/** Profiles the programs of a node. */
export const profiling: Preset = (_, config) => {
  const received = withReceiver(
    config,
    { receivers: { profiling: {} }, exporters: { debug: {} } },
    'profiles',
    'profiling',
  );
  const path = ['service', 'pipelines', 'profiles', 'exporters'];
  return withChanged(received, path, (exporters) => (isTrue(exporters) ? exporters : ['debug']));
};

/** Asks each kubelet for metrics. */
export const kubeletMetrics: Preset = (_, config) => {
  const kubeletstats = {
    collection_interval: '20s',
    auth_type: 'serviceAccount',
    endpoint: '${env:K8S_NODE_IP}:10250',
  };
  return withReceiver(config, { receivers: { kubeletstats } }, 'metrics', 'kubeletstats');
};

/** Watches events; only collectors that do not run on every node do. */
export const kubernetesEvents: Preset = (release, config) => {
  const plain = isTrue(preset(release, 'kubernetesEvents').useK8sEventsReceiver);
  const events = { name: 'events', mode: 'watch', group: 'events.k8s.io', exclude_watch_type: ['DELETED'] };
  const receivers: JsonObject = plain ? { k8s_events: {} } : { k8sobjects: { objects: [events] } };
  return withReceiver(config, { receivers }, 'logs', plain ? 'k8s_events' : 'k8sobjects');
};

/** Has one of several collectors ask the API server. */
export const clusterMetrics: Preset = (release, config) => {
  const several = isAgent(release) || (release.dialect.replicasElect && Number(release.values.replicaCount) > 1);
  const elects = several && !isTrue(preset(release, 'clusterMetrics').disableLeaderElection);
  const elector: JsonObject = elects ? { k8s_leader_elector: 'k8s_leader_elector/k8s_cluster' } : {};
  const brought: JsonObject = {
    ...(elects && { extensions: leaderElector(release, 'k8s_cluster', 'k8s.cluster') }),
    receivers: { k8s_cluster: { ...elector, collection_interval: '10s' } },
  };
  const merged = withReceiver(config, brought, 'metrics', 'k8s_cluster');
  return elects ? withExtension(merged, 'k8s_leader_elector/k8s_cluster') : merged;
};

/** The extension by which collectors elect the one that asks. */
export function leaderElector(release: CollectorRelease, name: string, lease: string): JsonObject {
  return {
    [`k8s_leader_elector/${name}`]: {
      auth_type: 'serviceAccount',
      lease_name: `${lease}.receiver.opentelemetry.io`,
      lease_namespace: unquoted(namespaceOf(release)),
    },
  };
}

/** Tells whether a preset that needs an answer of one collector alone elects it. */
export function electsAmongAgents(release: CollectorRelease, name: string): boolean {
  return isAgent(release) && !isTrue(valueAt(preset(release, name), 'disableLeaderElection'));
}
