import type { Declared } from '../link/declared';
import type { StackPlan } from '../plan';

/** Ports that charts name on a container although nothing listens there. */
export function silentPorts({ environment, wiring }: StackPlan): NonNullable<Declared['silentPorts']> {
  if (!environment.enabled) return [];
  return wiring.workloads.flatMap(({ namespace, name, controllerName = name, silentPorts = [] }) =>
    silentPorts.map((port) => ({ namespace, name: controllerName, port })),
  );
}
