import type { StackPlan } from '../plan/plan';
import type { Declared } from '../references/declared';

/** Lists the ports that others call, and those that charts name on a container although nothing listens there. */
export function knownPorts({ environment, wiring }: StackPlan): NonNullable<Declared['ports']> {
  if (!environment.enabled) return [];
  const called = environment.others.calls.map(({ namespace, workload, port }) => ({ namespace, name: workload, port }));
  const silent = wiring.workloads.flatMap(({ namespace, name, controllerName = name, silentPorts = [] }) =>
    silentPorts.map((port) => ({ namespace, name: controllerName, port })),
  );
  return [...called, ...silent];
}
