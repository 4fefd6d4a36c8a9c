import { parse } from 'yaml';
import { type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { listAt } from '../../lib/references/kube-object';

/** A container, as the API of Kubernetes tells Promtail of it. */
export interface Container {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly labels: Readonly<Record<string, string>>;

  /** Whether the API knows its id. @default true */
  readonly started?: boolean;
}

/**
 * What the chart makes of the values: its template puts these parts together. There is no Kubernetes API to ask for
 * pods, so a file names them.
 * @param targets the file
 */
export function configuration(values: JsonObject, targets: string, port: number): JsonObject {
  const sources = listAt(values, 'config', 'snippets', 'sources');
  const limits: Json = parse(String(valueAt(values, 'config', 'snippets', 'extraLimitsConfig')));
  return {
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: port,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: 0,
    },
    clients: valueAt(values, 'config', 'clients') ?? [],
    positions: valueAt(values, 'config', 'positions') ?? {},
    limits_config: limits,
    scrape_configs: sources.map(({ kubernetes_sd_configs, ...source }) =>
      kubernetes_sd_configs ? { ...source, file_sd_configs: [{ files: [targets] }] } : source,
    ),
  };
}

/** What stands in the file, with the labels that the API would give them. */
export function discovered(containers: readonly Container[]): Json {
  return containers.map(target);
}

function target({ namespace, pod, container, labels, started = true }: Container): JsonObject {
  const own = Object.entries(labels).map(([name, value]) => [
    `__meta_kubernetes_pod_label_${name.replaceAll(/\W/g, '_')}`,
    value,
  ]);
  return {
    // Files are read by their paths: the address is nobody's.
    targets: ['localhost'],
    labels: {
      __meta_kubernetes_namespace: namespace,
      __meta_kubernetes_pod_name: pod,
      __meta_kubernetes_pod_container_name: container,
      __meta_kubernetes_pod_container_id: started ? 'containerd://0a1b' : '',
      ...Object.fromEntries(own),
    },
  };
}
