import { type Shell, sh } from '../syntax/shell';
import { controllersOf, type Workload } from '../wiring/workload';
import type { SmokeCheck } from './check';

/** Every workload is ready, and each node has its own pod of what reads nodes. */
export function workloadChecks(workloads: readonly Workload[]): readonly SmokeCheck[] {
  const perNode = workloads.filter(({ replicas, reads }) => replicas === 'per-node' && reads !== undefined);
  return [
    {
      name: 'workloads_are_ready',
      title: 'every workload is ready',
      body: [...workloads.flatMap(rollouts), sh`echo ${workloads.map(({ name }) => name).join(', ')}`],
    },
    ...(perNode.length > 0 ? [everyNode(perNode)] : []),
  ];
}

function everyNode(workloads: readonly Workload[]): SmokeCheck {
  return {
    name: 'collectors_run_on_every_node',
    title: 'collectors run on every node',
    body: [
      ...workloads.flatMap((workload) =>
        controllersOf(workload).map((name) => sh`on_every_node ${[workload.namespace, name]}`),
      ),
      sh`echo ${workloads.map(({ name }) => name).join(', ')}`,
    ],
  };
}

/** What several objects run is replaced by an operator, of which kubectl knows no rollout. */
function rollouts(workload: Workload): readonly Shell[] {
  const { kind, namespace, controllerNames } = workload;
  const asks = controllerNames ? 'all_ready' : 'rollout';
  return controllersOf(workload).map((name) => sh`${asks} ${[namespace, `${kind.toLowerCase()}/${name}`]}`);
}
