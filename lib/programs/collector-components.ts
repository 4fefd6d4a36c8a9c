import { readChartFile } from '../charts/values';

/** Distributions of the collector that the project publishes. */
export type CollectorDistribution = 'core' | 'contrib' | 'k8s' | 'otlp';

/** Components of one kind, such as `receivers`, and the distributions that have each. */
type Contained = Readonly<Record<string, readonly CollectorDistribution[]>>;

let read: Readonly<Record<string, Contained>> | undefined;

/**
 * The names of modules in distributions/*\/manifest.yaml of open-telemetry/opentelemetry-collector-releases, without
 * their kind, and with the type in place of the few names that differ from it otherwise than by `_`.
 */
function components(): Readonly<Record<string, Contained>> {
  // Its shape is tested once, in test/programs/collector-components.test.ts.
  read ??= JSON.parse(readChartFile('programs/otelcol-components.json')) as Readonly<Record<string, Contained>>;
  return read;
}

/** Types are the names of their modules, with `_` between words since some version. */
const plain = (type: string) => type.replaceAll('_', '');

/** Names that say more than those of their modules. */
const RENAMED: Readonly<Record<string, string>> = { otlpgrpc: 'otlp' };

/**
 * Which distributions have a component.
 * @param kind such as `receivers` @param type such as `tcp_log`
 * @returns `undefined` for one that no distribution has
 */
export function distributionsOf(kind: string, type: string): readonly CollectorDistribution[] | undefined {
  const name = RENAMED[plain(type)] ?? plain(type);
  return Object.entries(components()[kind] ?? {}).find(([known]) => plain(known) === name)?.[1];
}

/** Does any distribution have such a component? */
export function isComponent(kind: string, type: string): boolean {
  return distributionsOf(kind, type) !== undefined;
}
