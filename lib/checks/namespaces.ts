import { error, type Finding } from '../findings/finding';
import type { StackPlan } from '../plan/plan';
import { admits, neededLevel } from '../wiring/namespaces';

/** Every namespace that the environment speaks of is used, and admits the pods that run there. */
export function namespaces({ environment, wiring }: StackPlan): readonly Finding[] {
  return Object.entries(environment.namespaces).flatMap(([name, settings]) => {
    const inhabitants = wiring.workloads.filter((workload) => workload.namespace === name);
    if (inhabitants.length === 0)
      return [
        unused(
          name,
          wiring.workloads.map((workload) => workload.namespace),
        ),
      ];
    const needed = neededLevel(name, wiring.workloads);
    if (settings.podSecurity === undefined || admits(settings.podSecurity, needed)) return [];
    return [
      error('namespaces/pod-security', ['namespaces', name, 'podSecurity'], {
        problem: `the pods of ${refused(inhabitants, settings.podSecurity)} need the Pod Security level ${needed}`,
        consequence: `the API server refuses to create them in ${name}, and the release never becomes ready`,
        fix: `namespaces:\n  ${name}:\n    podSecurity: ${needed}`,
      }),
    ];
  });
}

function refused(workloads: StackPlan['wiring']['workloads'], level: 'restricted' | 'baseline' | 'privileged'): string {
  return workloads
    .filter((workload) => !admits(level, workload.podSecurity))
    .map((workload) => workload.name)
    .join(', ');
}

function unused(name: string, used: readonly string[]): Finding {
  return error('namespaces/unused', ['namespaces', name], {
    problem: `nothing of this environment runs in the namespace ${name}`,
    consequence: 'the setting has no effect',
    fix: `use one of ${[...new Set(used)].sort().join(', ')}, or delete the entry`,
  });
}
