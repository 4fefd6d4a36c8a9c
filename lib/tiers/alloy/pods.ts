import type { PodLogs } from '../../logs/sources/pods';
import { block, Call, type Component, Reference } from '../../syntax/alloy/document';
import { copyLabel, podRelabeling } from '../relabel';
import { NODE_NAME } from './node-name';
import { type LineRules, podLines } from './pod-lines';
import { ruleBlocks } from './relabel';

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

function podTargets(pods: PodLogs, targets: Reference<'targets'>): Component<'discovery.relabel'> {
  const node = copyLabel('__meta_kubernetes_pod_node_name', 'node');
  return {
    name: 'discovery.relabel',
    label: 'pods',
    attributes: { targets },
    blocks: ruleBlocks(podRelabeling(pods, [node])),
  };
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
