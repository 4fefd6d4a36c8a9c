import type { StackPlan } from '../plan/plan';
import type { Declared } from '../references/declared';
import { controllersOf } from '../wiring/workload';

/** Lists the ports that others call, and those that charts name on a container although nothing listens there. */
export function knownPorts({ environment, wiring }: StackPlan): NonNullable<Declared['ports']> {
  if (!environment.enabled) return [];
  const called = environment.others.calls.map(({ namespace, workload, port }) => ({ namespace, name: workload, port }));
  const silent = wiring.workloads.flatMap((workload) =>
    controllersOf(workload).flatMap((name) =>
      (workload.silentPorts ?? []).map((port) => ({ namespace: workload.namespace, name, port })),
    ),
  );
  return [...called, ...silent];
}
