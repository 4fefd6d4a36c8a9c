import { type EnvironmentPath, error, type Finding } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import type { LokiSettings } from '../settings';
import { kindOf } from '../storage/kinds';

interface Unsupported {
  /** Below `loki`. */
  readonly path: EnvironmentPath;
  readonly is: (loki: LokiSettings) => boolean;
  readonly name: string;

  /** What to write instead, below `loki`. */
  readonly instead: string;
}

const HELM_ONLY: readonly Unsupported[] = [
  {
    path: ['topology'],
    is: ({ topology }) => topology !== 'monolithic',
    name: 'a topology of several components',
    instead: 'topology: monolithic',
  },
  {
    path: ['replicas'],
    is: ({ replicas }) => (replicas['single-binary'] ?? 1) > 1,
    name: 'more than one pod',
    instead: 'replicas: 1',
  },
  {
    path: ['storage'],
    is: ({ storage }) => kindOf(storage).isShared,
    name: 'an object store',
    instead: 'storage:\n    filesystem: {}',
  },
  {
    path: ['gateway'],
    is: ({ gatewayReplicas }) => gatewayReplicas > 0,
    name: 'a gateway',
    instead: 'gateway: false',
  },
  { path: ['canary'], is: ({ canary }) => canary, name: 'a canary', instead: 'canary: false' },
  {
    path: ['caches'],
    is: ({ caches }) => Object.values(caches).some((size) => size !== undefined),
    name: 'caches',
    instead: 'caches: {}',
  },
  {
    path: ['values'],
    is: ({ values }) => Object.keys(values).length > 0,
    name: 'Helm values',
    instead: 'values: {} # patches reach every object',
  },
];

/** Without Helm, Loki is one pod with its own volume. */
export function lokiPlainUnsupported({
  loki,
  packaging,
}: Pick<InstallingEnvironment, 'loki' | 'packaging'>): readonly Finding[] {
  if (packaging === 'helm') return [];
  return HELM_ONLY.filter(({ is }) => is(loki)).map(({ path, name, instead }) =>
    error('loki/plain-unsupported', ['loki', ...path], {
      problem: `packaging is manifests, and ${name} comes with the chart only`,
      consequence: 'it would be left out: Loki is one pod that keeps its lines on its own volume',
      fix: `loki:\n  ${instead}\n# or\npackaging: helm`,
    }),
  );
}
