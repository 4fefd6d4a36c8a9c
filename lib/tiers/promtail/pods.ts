import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent } from '../../logs/intent';
import type { PodLogs } from '../../logs/sources/pods';
import { podRelabeling } from '../relabel';
import { podStages } from './pod-stages';
import { relabelConfigs } from './relabel';

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
    relabel_configs: relabelConfigs(podRelabeling(pods)),
    pipeline_stages: podStages(pods, logs),
  };
}
