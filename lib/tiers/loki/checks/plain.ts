import type { EnvironmentPath } from '../../../findings/finding';
import type { LokiSettings } from '../settings';
import { kindOf } from '../storage/kinds';
import { lokiCheck } from './subject';

interface Unsupported {
  /** Below `loki`. */
  readonly path: EnvironmentPath;
  readonly is: (loki: LokiSettings) => boolean;
  readonly name: string;

  /** How to do without, completing "or …". */
  readonly without: string;
}

const HELM_ONLY: readonly Unsupported[] = [
  {
    path: ['topology'],
    is: ({ topology }) => topology !== 'monolithic',
    name: 'a topology of several components',
    without: 'use the topology monolithic',
  },
  {
    path: ['replicas'],
    is: ({ replicas }) => (replicas['single-binary'] ?? 1) > 1,
    name: 'more than one pod',
    without: 'run one pod',
  },
  {
    path: ['storage'],
    is: ({ storage }) => kindOf(storage).isShared,
    name: 'an object store',
    without: 'keep lines on the volume of the pod, with loki.storage.filesystem',
  },
  {
    path: ['earlierStorage'],
    is: ({ earlierStorage }) => earlierStorage.length > 0,
    name: 'a store of earlier periods',
    without: 'do without a store of earlier periods',
  },
  {
    path: ['gateway'],
    is: ({ gatewayReplicas }) => gatewayReplicas > 0,
    name: 'a gateway',
    without: 'write loki.gateway: false',
  },
  { path: ['canary'], is: ({ canary }) => canary, name: 'a canary', without: 'write loki.canary: false' },
  {
    path: ['caches'],
    is: ({ caches }) => Object.values(caches).some((size) => size !== undefined),
    name: 'caches',
    without: 'delete loki.caches',
  },
  {
    path: ['values'],
    is: ({ values }) => Object.keys(values).length > 0,
    name: 'Helm values',
    without: 'delete loki.values: patches reach every object',
  },
];

export const plainUnsupported = lokiCheck({
  id: 'loki/plain-unsupported',
  severity: 'error',
  since: '0.1.0',
  finds: 'packaging is manifests, and something is asked of Loki that comes with the Helm chart only',
  happens: 'it would be left out: without Helm, Loki is one pod that keeps its lines on its own volume',
  remedy: 'do without it, or use `packaging: helm`',
  needs: ['loki', 'packaging'],
  find: ({ loki, packaging }) => {
    if (packaging === 'helm') return [];
    return HELM_ONLY.filter(({ is }) => is(loki)).map(({ path, name, without }) => ({
      path: ['loki', ...path],
      problem: `packaging is manifests, and ${name} comes with the chart only`,
      consequence: 'it would be left out: Loki is one pod that keeps its lines on its own volume',
      fix: `${without}, or use packaging: helm with an engine that installs charts`,
    }));
  },
});
