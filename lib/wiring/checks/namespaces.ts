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

  /** Namespaces that objects of the stack are in. */
  readonly occupied: readonly string[];
}

const namespaceCheck = defineCheck<NamespaceSubject>();

const namespaceUnused = namespaceCheck({
  id: 'namespaces/unused',
  severity: 'error',
  since: '0.1.0',
  finds:
    '`namespaces` has settings of a namespace in which nothing of the environment is, or settings that only a namespace with pods of it gets',
  happens: 'the setting has no effect',
  remedy: 'correct the name, say `existing: true` of a namespace that others own, or delete the entry',
  needs: ['namespaces', 'wiring', 'occupied'],
  find: ({ namespaces, wiring: { workloads }, occupied }) => {
    const used = new Set(workloads.map(({ namespace }) => namespace));
    return Object.entries(namespaces).flatMap(([name, { existing }]) => {
      if (used.has(name) || (existing && occupied.includes(name))) return [];
      const path = ['namespaces', name];
      if (!occupied.includes(name)) {
        const problem = `nothing of this environment is in the namespace ${name}`;
        return [{ path, problem, fix: removeKey(path, { otherwise: `name one of ${[...used].sort().join(', ')}` }) }];
      }
      const problem = `only objects without pods go to the namespace ${name}, and such a namespace is not created`;
      return [{ path, problem, fix: setKey(path, { existing: true }) }];
    });
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
