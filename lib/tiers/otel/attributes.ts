import type { OtelSettings } from './settings';

/** Names of the resource attributes that tell where a line comes from. */
export interface AttributeNames {
  /** Attribute with the name of the cluster: `k8s.cluster.name`. */
  readonly cluster: string;

  /** Attribute with the name of the node: `k8s.node.name`. */
  readonly node: string;

  /** Attribute with the namespace of the pod: `k8s.namespace.name`. */
  readonly namespace: string;

  /** Attribute with the name of the pod: `k8s.pod.name`. */
  readonly pod: string;

  /** Attribute with the name of the container: `k8s.container.name`. */
  readonly container: string;

  /** Holds the label of the pod that the index label `app` is copied from. */
  readonly app: string;

  /** Holds what an environment file calls a source of the node. */
  readonly job: string;
}

/** The names of OpenTelemetry: https://opentelemetry.io/docs/specs/semconv/resource/k8s/ */
export const SEMANTIC_CONVENTIONS: AttributeNames = {
  cluster: 'k8s.cluster.name',
  node: 'k8s.node.name',
  namespace: 'k8s.namespace.name',
  pod: 'k8s.pod.name',
  container: 'k8s.container.name',
  app: 'service.name',
  job: 'service.name',
};

/** The names of Loki's labels, as every other collector sets them. */
const LOKI: AttributeNames = {
  cluster: 'cluster',
  node: 'node',
  namespace: 'namespace',
  pod: 'pod',
  container: 'container',
  app: 'app',
  job: 'job',
};

export function attributeNames(labels: OtelSettings['labels']): AttributeNames {
  return labels === 'loki' ? LOKI : SEMANTIC_CONVENTIONS;
}
