import type { JsonObject } from '../../kubernetes/json';
import type { PodLogs } from '../../logs/intent';
import { POD_LOG_DIRECTORY } from '../../logs/paths';
import { attributeNames, SEMANTIC_CONVENTIONS } from './attributes';
import { NODE_NAME } from './names';
import { type LogPipeline, SOURCE_RETRY } from './pipeline';
import type { OtelSettings } from './props';

/**
 * The output of the containers of one node, read from its files. What the path does not tell comes from the API, which
 * knows a pod before its first line is written.
 *
 * The runtime of a container stands in neither, so that no label can hold it. A line that is not in the format of the
 * CRI passes as it is, with the labels of the cluster and the node only.
 */
export function podPipeline({ excludeNamespaces }: PodLogs, labels: OtelSettings['labels']): LogPipeline {
  const receiver: JsonObject = {
    include: [`${POD_LOG_DIRECTORY}/*/*/*.log`],
    // No namespace has an underscore in its name.
    ...(excludeNamespaces.length > 0 && {
      exclude: excludeNamespaces.map((namespace) => `${POD_LOG_DIRECTORY}/${namespace}_*/*/*.log`),
    }),
    // The first lines of a new pod count; known files go on at their position.
    start_at: 'beginning',
    include_file_name: false,
    include_file_path: true,
    storage: 'file_storage/positions',
    retry_on_failure: SOURCE_RETRY,
    resource: { [attributeNames(labels).node]: NODE_NAME },
    operators: [
      // Longer lines come in parts: Loki refuses more at once (max_line_size).
      { type: 'container', max_log_size: 262144 },
      ...(labels === 'loki' ? LOKI_LABELS : []),
      ...['attributes["log.file.path"]', 'attributes.logtag'].map(remove),
    ],
  };
  return {
    name: 'pods',
    receivers: { 'file_log/pods': receiver },
    processors: {
      k8s_attributes: podLookup(attributeNames(labels).app),
      ...(labels === 'loki' && { 'resource/pods': RENAMED }),
    },
  };
}

const IN_FORMAT = 'resource["k8s.pod.name"] != nil';

/** What only single lines tell, as labels. */
const LOKI_LABELS: JsonObject[] = [
  {
    type: 'add',
    if: IN_FORMAT,
    field: 'resource.job',
    value: 'EXPR(resource["k8s.namespace.name"] + "/" + resource["k8s.container.name"])',
  },
  { type: 'move', if: IN_FORMAT, from: 'attributes["log.iostream"]', to: 'resource.stream' },
];

/** Drops a field, if there is one. */
function remove(field: string): JsonObject {
  return { type: 'remove', if: `${field} != nil`, field };
}

/**
 * Adds what the API knows of a pod. It is looked up by name, because the folders of static pods bear another uid than
 * the API has. Reading begins when the pods of the node are known.
 */
function podLookup(app: string): JsonObject {
  return {
    auth_type: 'serviceAccount',
    filter: { node_from_env_var: 'OTEL_K8S_NODE_NAME' },
    wait_for_metadata: true,
    wait_for_metadata_timeout: '30s',
    extract: { metadata: [], labels: [{ tag_name: app, key: 'app.kubernetes.io/name', from: 'pod' }] },
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

/** The last step, because pods are looked up by the names that OpenTelemetry gives. */
const RENAMED: JsonObject = {
  attributes: [
    ...(['namespace', 'pod', 'container'] as const).flatMap((part) => [
      { key: attributeNames('loki')[part], from_attribute: SEMANTIC_CONVENTIONS[part], action: 'upsert' },
      { key: SEMANTIC_CONVENTIONS[part], action: 'delete' },
    ]),
    // As Loki does for lines in its own protocol. Over OTLP it takes any label that fits, and not always the same one.
    ...(['app', 'container'] as const).map((part) => ({
      key: 'service.name',
      from_attribute: attributeNames('loki')[part],
      action: 'insert',
    })),
    ...['k8s.pod.uid', 'k8s.container.restart_count'].map((key) => ({ key, action: 'delete' })),
  ],
};
