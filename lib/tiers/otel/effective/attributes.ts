import { isTrue, listOf, mapOf } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { withChanged, withPrepended } from './pipelines';
import type { Preset } from './presets';
import { type CollectorRelease, isAgent, preset, rewritesNames } from './release';

/** Both names of the processor. */
const [OLD, NEW] = ['k8sattributes', 'k8s_attributes'] as const;

/** Marks everything with the pod that it comes from. */
export const kubernetesAttributes: Preset = (release, config) => {
  const name = rewritesNames(release) ? NEW : OLD;
  const { renames, marksProfiles } = release.dialect;
  const merged = mergeValues({ processors: { [name]: processor(release) } }, config);
  const signals = ['logs', 'metrics', 'traces', ...(marksProfiles ? ['profiles'] : [])];
  const names = renames.length > 0 ? [OLD, NEW] : [OLD];
  const marked = signals.reduce((before, signal) => withProcessor(before, signal, name, names), merged);
  const profiles = marksProfiles && isTrue(valueAt(merged, 'service', 'pipelines', 'profiles'));
  return profiles ? withChanged(marked, ['processors', name, 'pod_association'], byContainer) : marked;
};

/** Puts a processor before those of a pipeline, if there is the pipeline and the processor is none of its own. */
export function withProcessor(config: JsonObject, signal: string, name: string, names: readonly string[]): JsonObject {
  const pipeline = valueAt(config, 'service', 'pipelines', signal);
  if (!isTrue(pipeline)) return config;
  const processors = listOf(valueAt(pipeline, 'processors'));
  const path = ['service', 'pipelines', signal, 'processors'];
  if (processors.some((each) => names.includes(String(each)))) return config;
  return withPrepended(config, path, name);
}

/** Profiles know the container that they come from. */
function byContainer(before: Json | undefined): Json {
  const associations = listOf(before);
  const sources = associations.flatMap((association) => listOf(mapOf(association).sources)).map(mapOf);
  const has = sources.some(({ from, name }) => from === 'resource_attribute' && name === 'container.id');
  return has ? associations : [source('container.id'), ...associations];
}

function source(name: string): JsonObject {
  return { sources: [{ from: 'resource_attribute', name }] };
}

const METADATA = [
  ...['namespace.name', 'pod.name', 'pod.uid', 'node.name', 'pod.start_time', 'deployment.name', 'replicaset.name'],
  ...['replicaset.uid', 'daemonset.name', 'daemonset.uid', 'job.name', 'job.uid', 'container.name', 'cronjob.name'],
  ...['statefulset.name', 'statefulset.uid'],
].map((name) => `k8s.${name}`);

const MORE_METADATA = [
  ...['container.image.tag', 'container.image.name', 'k8s.cluster.uid'],
  ...['service.namespace', 'service.name', 'service.version', 'service.instance.id'],
];

function processor(release: CollectorRelease): JsonObject {
  const { extractAllPodLabels, extractAllPodAnnotations } = preset(release, 'kubernetesAttributes');
  const all = [{ tag_name: '$$1', key_regex: '(.*)', from: 'pod' }];
  return {
    ...(isAgent(release) && { filter: { node_from_env_var: 'K8S_NODE_NAME' } }),
    passthrough: false,
    pod_association: [source('k8s.pod.ip'), source('k8s.pod.uid'), { sources: [{ from: 'connection' }] }],
    extract: {
      otel_annotations: true,
      metadata: [...METADATA, ...MORE_METADATA],
      ...(isTrue(extractAllPodLabels) && { labels: all }),
      ...(isTrue(extractAllPodAnnotations) && { annotations: all }),
    },
  };
}
