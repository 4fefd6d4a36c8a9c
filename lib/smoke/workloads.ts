import type { Workload } from '../wiring/workload';
import { type SmokeCheck, words } from './check';

/** Every workload is ready, and each node has its own pod of what reads nodes. */
export function workloadChecks(workloads: readonly Workload[]): readonly SmokeCheck[] {
  const perNode = workloads.filter(({ replicas, reads }) => replicas === 'per-node' && reads !== undefined);
  return [
    {
      name: 'workloads_are_ready',
      title: 'every workload is ready',
      body: [
        ...workloads.map((workload) => `rollout ${words(workload.namespace, controllerOf(workload))}`),
        `echo ${words(workloads.map(({ name }) => name).join(', '))}`,
      ],
    },
    ...(perNode.length > 0 ? [everyNode(perNode)] : []),
  ];
}

function everyNode(workloads: readonly Workload[]): SmokeCheck {
  return {
    name: 'collectors_run_on_every_node',
    title: 'collectors run on every node',
    body: [
      ...workloads.map((workload) => `on_every_node ${words(workload.namespace, controllerName(workload))}`),
      `echo ${words(workloads.map(({ name }) => name).join(', '))}`,
    ],
  };
}

function controllerOf(workload: Workload): string {
  return `${workload.kind.toLowerCase()}/${controllerName(workload)}`;
}

function controllerName({ name, controllerName = name }: Workload): string {
  return controllerName;
}
