import { type CollectorDistribution, distributionsOf } from '../../programs/collector-components';
import { componentType } from '../../programs/program-model';

/** The distributions of the collector that the project publishes, by the end of their image's name. */
const DISTRIBUTIONS = {
  'opentelemetry-collector': 'core',
  'opentelemetry-collector-contrib': 'contrib',
  'opentelemetry-collector-k8s': 'k8s',
  'opentelemetry-collector-otlp': 'otlp',
} as const satisfies Readonly<Record<string, CollectorDistribution>>;

/** The distribution of an image; `undefined` for one that someone else builds. */
export function distributionOf(repository: string): CollectorDistribution | undefined {
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  return Object.entries(DISTRIBUTIONS).find(([image]) => image === name)?.[1];
}

/**
 * Whether a distribution has a component; `undefined` for one that no distribution has.
 * @param kind such as `receivers` @param component named like `tcp_log/talos_kernel`
 * @param version of the collector
 */
export function contains(
  distribution: CollectorDistribution,
  kind: string,
  component: string,
  version?: string,
): boolean | undefined {
  return distributionsOf(kind, componentType(component), version)?.includes(distribution);
}
