import type { PodLogs } from '../../logs/intent';
import { POD_LOG_DIRECTORY } from '../../logs/paths';
import { podLabelField } from '../../logs/pod-field';
import { type Block, block, Call, type Component, Reference } from '../../syntax/alloy/document';
import { NODE_NAME } from './node-name';
import { type LineRules, podLines } from './pod-lines';
import { copyLabel, dropTargets, fixLabel, joinLabels, setLabel } from './relabel';

/**
 * The output of the containers of one node, read from its files.
 *
 * A finished pod stays a target until it is deleted, so that its last lines are read; positions keep them from being
 * read again. Containers that `kubectl debug` adds are not discovered, and neither are pods that never had an address.
 * On nodes whose files are links into `/var/lib/docker` nothing is read: Docker needs its own mount and format.
 */
export function podComponents(pods: PodLogs, rules: LineRules, forwardTo: Reference<'receiver'>): readonly Component[] {
  const discovery = podDiscovery();
  const relabel = podTargets(pods, Reference.to(discovery, 'targets'));
  const files = podFiles(Reference.to(relabel, 'output'));
  const process = podLines(pods, rules, forwardTo);
  return [
    discovery,
    relabel,
    files,
    podSource(Reference.to(files, 'targets'), Reference.to(process, 'receiver')),
    process,
  ];
}

function podDiscovery(): Component<'discovery.kubernetes'> {
  return {
    name: 'discovery.kubernetes',
    label: 'pods',
    comment: ['The pods of this node only.'],
    attributes: { role: 'pod' },
    blocks: [block('selectors', { role: 'pod', field: new Call('string.format', 'spec.nodeName=%s', NODE_NAME) })],
  };
}

function podTargets(
  { excludeNamespaces, podLabels, job }: PodLogs,
  targets: Reference<'targets'>,
): Component<'discovery.relabel'> {
  const namespace = '__meta_kubernetes_namespace';
  const pod = '__meta_kubernetes_pod_name';
  const container = '__meta_kubernetes_pod_container_name';
  return {
    name: 'discovery.relabel',
    label: 'pods',
    attributes: { targets },
    blocks: [
      ...(excludeNamespaces.length > 0 ? [dropTargets(namespace, excludeNamespaces)] : []),
      copyLabel(namespace, 'namespace'),
      copyLabel(pod, 'pod'),
      copyLabel(container, 'container'),
      copyLabel('__meta_kubernetes_pod_node_name', 'node'),
      ...Object.entries(podLabels).map(([name, label]) => copyLabel(podLabelField(label), name)),
      job === undefined ? joinLabels([namespace, container], '/', 'job') : fixLabel('job', job),
      containerRuntime(),
      ...podPath(namespace, pod, container),
    ],
  };
}

/** `containerd://…`, `cri-o://…`: a container without an id has no runtime yet, and no file either. */
function containerRuntime(): Block {
  return setLabel('container_runtime', '__meta_kubernetes_pod_container_id', '([^:]+)://.+');
}

/**
 * `/var/log/pods/<namespace>_<pod>_<uid>/<container>/<n>.log`. The uid is a glob because the API does not know that of
 * the folder for static pods, the control plane of kubeadm and RKE2. Two rules, because `$1_` would name a group `1_`.
 */
function podPath(namespace: string, pod: string, container: string): readonly Block[] {
  return [
    {
      ...joinLabels([namespace, pod], '_', '__tmp_pod_directory'),
      comment: ['A glob in place of the uid: the folders of static pods have another.'],
    },
    block('rule', {
      source_labels: ['__tmp_pod_directory', container],
      separator: '_*/',
      replacement: `${POD_LOG_DIRECTORY}/$1/*.log`,
      target_label: '__path__',
    }),
  ];
}

function podFiles(targets: Reference<'output'>): Component<'local.file_match'> {
  return {
    name: 'local.file_match',
    label: 'pods',
    // Half the default: a pod that lives for seconds is found before its files are gone.
    attributes: { path_targets: targets, sync_period: '5s' },
    blocks: [],
  };
}

/** Files without a known position are read from their start: the first lines of a new pod count. */
function podSource(targets: Reference<'targets'>, process: Reference<'receiver'>): Component<'loki.source.file'> {
  return { name: 'loki.source.file', label: 'pods', attributes: { targets, forward_to: [process] }, blocks: [] };
}
