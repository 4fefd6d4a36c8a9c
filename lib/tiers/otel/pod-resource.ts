import type { JsonObject } from '../../kubernetes/json';
import type { PodLogs } from '../../logs/sources/pods';
import { attributeNames, SEMANTIC_CONVENTIONS } from './attributes';
import type { OtelSettings } from './settings';

/** Whether the API is asked for what the path of a file does not tell: labels of the pod. */
export function asksApi({ podLabels }: PodLogs): boolean {
  return Object.keys(podLabels).length > 0;
}

/**
 * Adds what the API knows of a pod. It is looked up by name, because the folders of static pods bear another uid than
 * the API has. Reading begins when the pods of the node are known.
 */
export function podLookup({ podLabels }: PodLogs, labels: OtelSettings['labels']): JsonObject {
  const attribute = (name: string) => (name === 'app' ? attributeNames(labels).app : name);
  return {
    auth_type: 'serviceAccount',
    filter: { node_from_env_var: 'OTEL_K8S_NODE_NAME' },
    wait_for_metadata: true,
    wait_for_metadata_timeout: '30s',
    extract: {
      metadata: [],
      labels: Object.entries(podLabels).map(([name, key]) => ({ tag_name: attribute(name), key, from: 'pod' })),
    },
    pod_association: [
      {
        sources: [SEMANTIC_CONVENTIONS.namespace, SEMANTIC_CONVENTIONS.pod].map((name) => ({
          from: 'resource_attribute',
          name,
        })),
      },
    ],
  };
}

/** After the lookup, because pods are looked up by the names that OpenTelemetry gives. */
export function resourceSteps({ podLabels }: PodLogs, labels: OtelSettings['labels']): JsonObject {
  const names = attributeNames(labels);
  // As Loki does for lines in its own protocol. Over OTLP it takes any label that fits, and not always the same one.
  const services = [...(labels === 'loki' && 'app' in podLabels ? [names.app] : []), names.container];
  return {
    attributes: [
      ...(labels === 'loki' ? RENAMED : []),
      ...services.map((from) => ({ key: SEMANTIC_CONVENTIONS.app, from_attribute: from, action: 'insert' })),
      ...(labels === 'loki' ? ['k8s.pod.uid', 'k8s.container.restart_count'].map(deletion) : []),
    ],
  };
}

const RENAMED: JsonObject[] = (['namespace', 'pod', 'container'] as const).flatMap((part) => [
  { key: attributeNames('loki')[part], from_attribute: SEMANTIC_CONVENTIONS[part], action: 'upsert' },
  deletion(SEMANTIC_CONVENTIONS[part]),
]);

function deletion(key: string): JsonObject {
  return { key, action: 'delete' };
}
