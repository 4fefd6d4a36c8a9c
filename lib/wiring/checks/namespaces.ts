import { type Check, defineCheck } from '../../findings/check';
import { removeKey, setKey } from '../../findings/repair';
import { admits, type NamespaceSettings, neededLevel } from '../namespaces';
import type { Wiring } from '../wiring';
import type { Workload } from '../workload';

/** What checks of namespaces look at. */
export interface NamespaceSubject {
  /** What is said of namespaces, by their names. */
  readonly namespaces: Readonly<Record<string, NamespaceSettings>>;

  /** The workloads that run in namespaces, and their flows. */
  readonly wiring: Wiring;
}

const namespaceCheck = defineCheck<NamespaceSubject>();

const namespaceUnused = namespaceCheck({
  id: 'namespaces/unused',
  severity: 'error',
  since: '0.1.0',
  finds: '`namespaces` has settings of a namespace in which nothing of the environment runs',
  happens: 'the setting has no effect',
  remedy: 'correct the name, or delete the entry',
  needs: ['namespaces', 'wiring'],
  find: ({ namespaces, wiring: { workloads } }) => {
    const used = new Set(workloads.map(({ namespace }) => namespace));
    return Object.keys(namespaces)
      .filter((name) => !used.has(name))
      .map((name) => ({
        path: ['namespaces', name],
        problem: `nothing of this environment runs in the namespace ${name}`,
        fix: removeKey(['namespaces', name], { otherwise: `name one of ${[...used].sort().join(', ')}` }),
      }));
  },
});

/** Every namespace admits the pods that run there. */
const podSecurity = namespaceCheck({
  id: 'namespaces/pod-security',
  severity: 'error',
  since: '0.1.0',
  finds: 'the Pod Security level of a namespace does not admit pods that run there',
  happens: 'the API server refuses to create them, and the release never becomes ready',
  remedy: 'give the namespace the level that the finding names, or run these pods elsewhere',
  needs: ['namespaces', 'wiring'],
  find: ({ namespaces, wiring: { workloads } }) =>
    Object.entries(namespaces).flatMap(([name, settings]) => {
      const inhabitants = workloads.filter((workload) => workload.namespace === name);
      const needed = neededLevel(name, workloads);
      const level = settings.podSecurity;
      if (inhabitants.length === 0 || level === undefined || admits(level, needed)) return [];
      return [
        {
          path: ['namespaces', name, 'podSecurity'],
          problem: `the pods of ${refused(inhabitants, level)} need the Pod Security level ${needed}`,
          consequence: `the API server refuses to create them in ${name}, and the release never becomes ready`,
          fix: setKey(['namespaces', name, 'podSecurity'], needed),
        },
      ];
    }),
});

/** Checks of namespaces against the workloads that run in them. */
export const NAMESPACE_CHECKS: readonly Check<NamespaceSubject>[] = [podSecurity, namespaceUnused];

function refused(workloads: readonly Workload[], level: Workload['podSecurity']): string {
  return workloads
    .filter((workload) => !admits(level, workload.podSecurity))
    .map((workload) => workload.name)
    .join(', ');
}
