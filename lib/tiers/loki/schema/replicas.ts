import * as z from 'zod';
import { removeKey, setKey } from '../../../findings/repair';
import type { Fault } from '../../../schema/fault';
import { count, optionalKeys } from '../../../schema/scalars';
import { COMPONENTS, componentsOf } from '../components';
import { LOKI_REPLICAS } from '../replicas-kind';
import type { LokiComponent, LokiTopology } from '../topology';

export const LOKI_COMPONENTS = Object.keys(COMPONENTS) as LokiComponent[]; // Object.keys() forgets the type of its keys

export const lokiReplicas = z.union([
  count,
  optionalKeys(LOKI_COMPONENTS, (name) =>
    count.describe(`Pods of ${name}, in the topology ${COMPONENTS[name].topology}.`),
  ),
]);

/** Finds components with replicas that do not run in the topology. */
export function replicaFaults(topology: LokiTopology, replicas: z.output<typeof lokiReplicas>): readonly Fault[] {
  const running = componentsOf({ topology, rules: undefined });
  if (running.length === 0) return []; // not a topology, which is a finding of its own
  if (typeof replicas === 'number') return running.length === 1 ? [] : [whichComponent(topology, running, replicas)];
  return LOKI_COMPONENTS.filter((name) => replicas[name] !== undefined && COMPONENTS[name].topology !== topology).map(
    (name) => ({
      kind: LOKI_REPLICAS,
      path: ['replicas', name],
      problem: `the topology ${topology} has no ${name}`,
      consequence: 'the number has no effect',
      fix: removeKey(['replicas', name], {
        otherwise: `give ${running.join(', ')} a number, or use the topology ${COMPONENTS[name].topology}`,
      }),
    }),
  );
}

function whichComponent(topology: LokiTopology, running: readonly string[], replicas: number): Fault {
  return {
    kind: LOKI_REPLICAS,
    path: ['replicas'],
    problem: `the topology ${topology} has several components, and one number does not say whose pods are meant`,
    consequence: 'nothing says how many pods of each component run',
    fix: setKey(['replicas'], Object.fromEntries(running.map((name) => [name, name === 'compactor' ? 1 : replicas]))),
  };
}
