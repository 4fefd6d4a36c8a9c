import { POD_LOG_DIRECTORY } from '../logs/paths';
import { podLabelField } from '../logs/pod-field';
import { JOURNAL_RULES } from '../logs/sources/journal-rules';
import type { PodLogs } from '../logs/sources/pods';
import { anyOf } from '../syntax/re2-literal';

/** A rule of Prometheus' relabelling: Alloy and Promtail have the same, each in its own format. */
export interface RelabelRule {
  /** Its settings, in the order of people. */
  readonly settings: Readonly<Record<string, string | readonly string[]>>;

  /** Why it is there. @default - the settings say it */
  readonly comment?: string;
}

const NAMESPACE = '__meta_kubernetes_namespace';
const POD = '__meta_kubernetes_pod_name';
const CONTAINER = '__meta_kubernetes_pod_container_name';
const CONTAINER_ID = '__meta_kubernetes_pod_container_id';

/**
 * Makes labels and a path of what service discovery tells of a container.
 * @param own rules of one collector alone
 */
export function podRelabeling(
  { excludeNamespaces, podLabels, job }: PodLogs,
  own: readonly RelabelRule[] = [],
): readonly RelabelRule[] {
  return [
    ...(excludeNamespaces.length > 0 ? [dropTargets(NAMESPACE, excludeNamespaces)] : []),
    keepStarted(),
    copyLabel(NAMESPACE, 'namespace'),
    copyLabel(POD, 'pod'),
    copyLabel(CONTAINER, 'container'),
    ...own,
    ...Object.entries(podLabels).map(([name, label]) => copyLabel(podLabelField(label), name)),
    job === undefined ? joinLabels([NAMESPACE, CONTAINER], '/', 'job') : fixLabel('job', job),
    // `containerd://…`, `cri-o://…`
    setLabel('container_runtime', CONTAINER_ID, '([^:]+)://.+'),
    ...podPath(),
  ];
}

/**
 * `/var/log/pods/<namespace>_<pod>_<uid>/<container>/<n>.log`. The uid is a glob because the API does not know that of
 * the folder for static pods, the control plane of kubeadm and RKE2. Two rules, because `$1_` would name a group `1_`.
 */
function podPath(): readonly RelabelRule[] {
  const directory = '__tmp_pod_directory';
  return [
    {
      ...joinLabels([NAMESPACE, POD], '_', directory),
      comment: 'A glob in place of the uid: the folders of static pods have another.',
    },
    {
      settings: {
        source_labels: [directory, CONTAINER],
        separator: '_*/',
        replacement: `${POD_LOG_DIRECTORY}/$1/*.log`,
        target_label: '__path__',
      },
    },
  ];
}

/** Makes labels of the fields of a journal's entry. */
export function journalRelabeling(): readonly RelabelRule[] {
  return JOURNAL_RULES.map(({ label, field, pattern, replacement, comment }) => ({
    ...(pattern === undefined ? copyLabel(field, label) : setLabel(label, field, pattern, replacement)),
    comment,
  }));
}

/** Sets a label to that of another name; a target without it stays without. */
export function copyLabel(source: string, target: string): RelabelRule {
  return { settings: { source_labels: [source], target_label: target } };
}

/**
 * Sets a label where another one matches as a whole.
 * @param replacement default: what the first group matched
 */
export function setLabel(target: string, source: string, regex: string, replacement?: string): RelabelRule {
  return {
    settings: {
      source_labels: [source],
      regex,
      ...(replacement !== undefined && { replacement }),
      target_label: target,
    },
  };
}

/** Sets a label to others, joined. */
function joinLabels(sources: readonly string[], separator: string, target: string): RelabelRule {
  return { settings: { source_labels: sources, separator, target_label: target } };
}

/** Sets a label to one value on every target. In a replacement two dollars stand for one. */
function fixLabel(target: string, value: string): RelabelRule {
  return { settings: { target_label: target, replacement: value.replaceAll('$', '$$$$') } };
}

/**
 * A container has its file before the API knows its id, which a label is made of. Alloy keeps its positions by path and
 * labels, and would read the file again under the other ones; with Promtail the first lines would lack the label.
 */
function keepStarted(): RelabelRule {
  return {
    settings: { source_labels: [CONTAINER_ID], regex: '.+', action: 'keep' },
    comment: 'No line is read before its labels are final: the id of a container is what the API tells last.',
  };
}

/** Drops the targets on which a label has one of the values. */
function dropTargets(source: string, values: readonly string[]): RelabelRule {
  return { settings: { source_labels: [source], regex: anyOf(values), action: 'drop' } };
}
