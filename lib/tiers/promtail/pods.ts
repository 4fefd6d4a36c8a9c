import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent, PodLogs } from '../../logs/intent';
import { POD_LOG_DIRECTORY } from '../../logs/paths';
import { podLabelField } from '../../logs/pod-field';
import { podStages } from './pod-stages';
import { copyLabel, dropTargets, fixedLabel, joinLabels, setLabel } from './relabel';

const NAMESPACE = '__meta_kubernetes_namespace';
const POD = '__meta_kubernetes_pod_name';
const CONTAINER = '__meta_kubernetes_pod_container_name';

/**
 * The output of the containers of one node, read from its files. Promtail itself asks the API for the pods of the node
 * in `HOSTNAME` only (grafana/loki@v3.6.3:clients/pkg/promtail/targets/file/filetargetmanager.go).
 *
 * Containers that `kubectl debug` adds are not discovered, and neither are pods that never had an address. On nodes
 * whose files are links into `/var/lib/docker` nothing is read.
 */
export function podSource(pods: PodLogs, logs: Pick<LogIntent, 'redaction' | 'drop'>): JsonObject {
  return {
    job_name: 'pods',
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: podRelabeling(pods),
    pipeline_stages: podStages(pods, logs),
  };
}

function podRelabeling({ excludeNamespaces, podLabels, job }: PodLogs): JsonObject[] {
  return [
    ...(excludeNamespaces.length > 0 ? [dropTargets(NAMESPACE, excludeNamespaces)] : []),
    copyLabel(NAMESPACE, 'namespace'),
    copyLabel(POD, 'pod'),
    copyLabel(CONTAINER, 'container'),
    ...Object.entries(podLabels).map(([name, label]) => copyLabel(podLabelField(label), name)),
    job === undefined ? joinLabels([NAMESPACE, CONTAINER], '/', 'job') : fixedLabel('job', job),
    // `containerd://…`, `cri-o://…`
    setLabel('container_runtime', '__meta_kubernetes_pod_container_id', '([^:]+)://.+'),
    ...podPath(),
  ];
}

/**
 * `/var/log/pods/<namespace>_<pod>_<uid>/<container>/<n>.log`. The uid is a glob because the API does not know that of
 * the folder for static pods, the control plane of kubeadm. Two rules, because `$1_` would name a group `1_`.
 */
function podPath(): JsonObject[] {
  return [
    joinLabels([NAMESPACE, POD], '_', '__tmp_pod_directory'),
    {
      source_labels: ['__tmp_pod_directory', CONTAINER],
      separator: '_*/',
      replacement: `${POD_LOG_DIRECTORY}/$1/*.log`,
      target_label: '__path__',
    },
  ];
}
