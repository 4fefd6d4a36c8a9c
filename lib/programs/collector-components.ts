import { readChartFile } from '../charts/values';

/** Distributions of the collector that the project publishes. */
export type CollectorDistribution = 'core' | 'contrib' | 'k8s' | 'otlp';

/** Components of one kind, such as `receivers`, and the distributions that have each. */
type Contained = Readonly<Record<string, readonly CollectorDistribution[]>>;

/** First or last minor version that has a component: from 0.145 to 0.159 these come or go, and all others are there. */
interface Bounds {
  readonly since?: string;
  readonly until?: string;
}

interface Components {
  readonly kinds: Readonly<Record<string, Contained>>;
  readonly changed: Readonly<Record<string, Readonly<Record<string, Bounds>>>>;
}

let read: Components | undefined;

/**
 * The names of modules in distributions/*\/manifest.yaml of open-telemetry/opentelemetry-collector-releases, without
 * their kind, and with the type in place of the few names that differ from it otherwise than by `_`.
 */
function components(): Components {
  if (read) return read;
  // Its shape is tested once, in test/programs/collector-components.test.ts.
  const { version: _, changed, ...kinds } = JSON.parse(readChartFile('programs/otelcol-components.json'));
  read = { kinds, changed };
  return read;
}

/** Types are the names of their modules, with `_` between words since some version. */
const plain = (type: string) => type.replaceAll('_', '');

/** Names that say more than those of their modules. */
const RENAMED: Readonly<Record<string, string>> = { otlpgrpc: 'otlp' };

/**
 * Which distributions have a component.
 * @param kind such as `receivers` @param type such as `tcp_log` @param version of the collector: `0.158.0`
 * @returns none if that version has it nowhere; `undefined` for one that no distribution has at any version
 */
export function distributionsOf(
  kind: string,
  type: string,
  version?: string,
): readonly CollectorDistribution[] | undefined {
  const { kinds, changed } = components();
  const name = RENAMED[plain(type)] ?? plain(type);
  const [known, distributions] = Object.entries(kinds[kind] ?? {}).find(([each]) => plain(each) === name) ?? [];
  if (known === undefined || version === undefined) return distributions;
  return isWithin(version, changed[kind]?.[known] ?? {}) ? distributions : [];
}

function isWithin(version: string, { since, until }: Bounds): boolean {
  const minor = minorOf(version);
  return (since === undefined || minor >= minorOf(since)) && (until === undefined || minor <= minorOf(until));
}

/** All of these versions begin with 0. */
function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** Does any distribution have such a component, at any version? */
export function isComponent(kind: string, type: string): boolean {
  return distributionsOf(kind, type) !== undefined;
}
