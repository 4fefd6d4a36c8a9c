import type { StackPlan } from '../plan/plan';
import type { Workload } from '../wiring/workload';
import { type SmokeCheck, words } from './check';

/** Tiers whose DaemonSets read the files of their nodes: each node has its own. */
const COLLECTORS = ['alloy', 'otel', 'promtail'];

export function workloadChecks({ wiring, tiers }: Pick<StackPlan, 'wiring' | 'tiers'>): readonly SmokeCheck[] {
  const collectors = tiers.filter(({ name }) => COLLECTORS.includes(name)).flatMap(({ workloads }) => workloads);
  const perNode = collectors.filter(({ replicas }) => replicas === 'per-node');
  return [
    {
      name: 'workloads_are_ready',
      title: 'every workload is ready',
      body: [
        ...wiring.workloads.map((workload) => `rollout ${words(workload.namespace, controllerOf(workload))}`),
        `echo ${words(wiring.workloads.map(({ name }) => name).join(', '))}`,
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
