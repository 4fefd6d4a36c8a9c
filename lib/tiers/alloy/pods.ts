import type { PodLogs } from '../../logs/intent';
import { POD_LOG_DIRECTORY } from '../../logs/paths';
import { type Block, block, Call, type Component, Reference } from '../../syntax/alloy/document';
import { copyLabel, dropTargets, joinLabels } from './relabel';

/** The name of the node: the chart sets HOSTNAME from `spec.nodeName`, at every version. */
export const NODE_NAME = new Call('sys.env', 'HOSTNAME');

/**
 * The output of the containers of one node, read from its files.
 *
 * A finished pod stays a target until it is deleted, so that its last lines are read; positions keep them from being
 * read again. Containers that `kubectl debug` adds are not discovered, and neither are pods that never had an address.
 * On nodes whose files are links into `/var/lib/docker` nothing is read: Docker needs its own mount and format.
 */
export function podComponents({ excludeNamespaces }: PodLogs, forwardTo: Reference<'receiver'>): readonly Component[] {
  const discovery = podDiscovery();
  const relabel = podLabels(excludeNamespaces, Reference.to(discovery, 'targets'));
  const files = podFiles(Reference.to(relabel, 'output'));
  const process = podLines(forwardTo);
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

function podLabels(excluded: readonly string[], targets: Reference<'targets'>): Component<'discovery.relabel'> {
  const namespace = '__meta_kubernetes_namespace';
  const pod = '__meta_kubernetes_pod_name';
  const container = '__meta_kubernetes_pod_container_name';
  return {
    name: 'discovery.relabel',
    label: 'pods',
    attributes: { targets },
    blocks: [
      ...(excluded.length > 0 ? [dropTargets(namespace, excluded)] : []),
      copyLabel(namespace, 'namespace'),
      copyLabel(pod, 'pod'),
      copyLabel(container, 'container'),
      copyLabel('__meta_kubernetes_pod_node_name', 'node'),
      copyLabel('__meta_kubernetes_pod_label_app_kubernetes_io_name', 'app'),
      joinLabels([namespace, container], '/', 'job'),
      containerRuntime(),
      ...podPath(namespace, pod, container),
    ],
  };
}

/** `containerd://…`, `cri-o://…`: a container without an id has no runtime yet, and no file either. */
function containerRuntime(): Block {
  return block('rule', {
    source_labels: ['__meta_kubernetes_pod_container_id'],
    regex: '([^:]+)://.+',
    target_label: 'container_runtime',
  });
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

/**
 * Takes the CRI's time and stream off each line and joins the parts of long ones. A line that is not in that format
 * passes as it is, without the label `stream`. The file name goes after the joining, which tells files apart by it.
 */
function podLines(forwardTo: Reference<'receiver'>): Component<'loki.process'> {
  const cri: Block = {
    ...block('stage.cri', { max_partial_line_size: 262144, max_partial_line_size_truncate: true }),
    comment: ['Loki refuses longer lines whole (max_line_size): their beginning is worth more than nothing.'],
  };
  return {
    name: 'loki.process',
    label: 'pods',
    attributes: { forward_to: [forwardTo] },
    blocks: [cri, block('stage.label_drop', { values: ['filename'] })],
  };
}
