/** The distributions of the collector that the project publishes, by the end of their image's name. */
const DISTRIBUTIONS = {
  'opentelemetry-collector': 'core',
  'opentelemetry-collector-contrib': 'contrib',
  'opentelemetry-collector-k8s': 'k8s',
  'opentelemetry-collector-otlp': 'otlp',
} as const;

export type Distribution = (typeof DISTRIBUTIONS)[keyof typeof DISTRIBUTIONS];

/**
 * What each distribution has of the components that the tiers use, by their names in 0.158, where no distribution has
 * them under another: `distributions` in the metadata.yaml of each component, in open-telemetry/opentelemetry-collector
 * and open-telemetry/opentelemetry-collector-contrib@v0.158.0.
 */
const CONTAINED_IN: Readonly<Record<string, readonly Distribution[]>> = {
  otlp: ['core', 'contrib', 'k8s', 'otlp'],
  otlp_grpc: ['core', 'contrib', 'k8s', 'otlp'],
  otlp_http: ['core', 'contrib', 'k8s', 'otlp'],
  memory_limiter: ['core', 'contrib', 'k8s'],
  resource: ['core', 'contrib', 'k8s'],
  filter: ['core', 'contrib', 'k8s'],
  transform: ['contrib', 'k8s'],
  health_check: ['core', 'contrib', 'k8s'],
  basicauth: ['contrib', 'k8s'],
  file_log: ['contrib', 'k8s'],
  file_storage: ['contrib', 'k8s'],
  k8s_attributes: ['contrib', 'k8s'],
  tcp_log: ['contrib'],
};

/** The distribution of an image; `undefined` for one that someone else builds. */
export function distributionOf(repository: string): Distribution | undefined {
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  return Object.entries(DISTRIBUTIONS).find(([image]) => image === name)?.[1];
}

/** Whether a distribution has a component, named like `tcp_log/talos_kernel`; `undefined` for one that is not known. */
export function contains(distribution: Distribution, component: string): boolean | undefined {
  const [type = component] = component.split('/');
  return Object.hasOwn(CONTAINED_IN, type) ? CONTAINED_IN[type]?.includes(distribution) : undefined;
}
