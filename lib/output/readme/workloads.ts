import type { StackPlan } from '../../plan/plan';
import { code, join, type Markdown, md, section, table } from '../../syntax/markdown';
import type { Workload } from '../../wiring/workload';

export function releasesSection({ releases }: StackPlan): Markdown | undefined {
  const rows = releases.map(({ name, namespace, chart, after }) => [
    code(name),
    code(namespace),
    `${chart.publisher}/${chart.name} ${chart.version}`,
    chart.program,
    after.length > 0 ? join(after.map((other) => code(other.name))) : '–',
  ]);
  return section('Releases', table(['Release', 'Namespace', 'Chart', 'Program version', 'Waits for'], rows));
}

export function workloadsSection({ wiring }: StackPlan): Markdown | undefined {
  const rows = wiring.workloads.map((workload) => [
    code(workload.name),
    workload.kind,
    code(workload.namespace),
    pods(workload),
    workload.metrics ? md`port ${code(workload.metrics.portName)}, ${code(workload.metrics.path)}` : '–',
  ]);
  return section('What runs where', table(['Workload', 'Kind', 'Namespace', 'Pods', 'Metrics'], rows));
}

function pods({ replicas }: Workload): string {
  return replicas === 'per-node' ? 'one a node' : String(replicas);
}
