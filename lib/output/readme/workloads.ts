import type { StackPlan } from '../../plan/plan';
import { section, table } from '../../syntax/markdown';
import type { Workload } from '../../wiring/workload';

export function releasesSection({ releases }: StackPlan): string | undefined {
  const rows = releases.map(({ name, namespace, chart, after }) => [
    `\`${name}\``,
    `\`${namespace}\``,
    `${chart.repository.name}/${chart.name} ${chart.version}`,
    chart.appVersion,
    after.length > 0 ? after.map((other) => `\`${other.name}\``).join(', ') : '–',
  ]);
  return section('Releases', table(['Release', 'Namespace', 'Chart', 'Program version', 'Waits for'], rows));
}

export function workloadsSection({ wiring }: StackPlan): string | undefined {
  const rows = wiring.workloads.map((workload) => [
    `\`${workload.name}\``,
    workload.kind,
    `\`${workload.namespace}\``,
    pods(workload),
    workload.metrics ? `port \`${workload.metrics.portName}\`, \`${workload.metrics.path}\`` : '–',
  ]);
  return section('What runs where', table(['Workload', 'Kind', 'Namespace', 'Pods', 'Metrics'], rows));
}

function pods({ replicas }: Workload): string {
  return replicas === 'per-node' ? 'one a node' : String(replicas);
}
