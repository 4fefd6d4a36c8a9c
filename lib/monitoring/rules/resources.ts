import { Duration } from '../../units/duration';
import type { Workload } from '../../wiring/workload';
import type { Watched } from '../watch';
import { HIGH_CPU_USAGE, HIGH_MEMORY_USAGE } from './resources-runbooks';
import type { AlertRule } from './rule';
import { CADVISOR, KUBE_STATE, series } from './series';
import { podPattern } from './watched';

type Limited = 'memory' | 'cpu';

/** What a container uses of a limit; where no limit is set there is nothing to come near to. */
export function nearLimits(watched: Watched): readonly AlertRule[] {
  return [...nearLimit(watched, 'memory'), ...nearLimit(watched, 'cpu')];
}

const TEXTS: Readonly<Record<Limited, Pick<AlertRule, 'alert' | 'summary' | 'description' | 'runbook'>>> = {
  memory: {
    alert: 'HighMemoryUsage',
    summary: 'more than 85% of its memory limit',
    description: 'At the limit the kernel kills it, and what it held in memory is lost. Raise the limit, or send less.',
    runbook: HIGH_MEMORY_USAGE,
  },
  cpu: {
    alert: 'HighCPUUsage',
    summary: 'more than 85% of its CPU limit',
    description: 'At the limit it is throttled, and lines fall behind. Raise the limit, or remove it.',
    runbook: HIGH_CPU_USAGE,
  },
};

function nearLimit({ prefix, namespace, workloads }: Watched, resource: Limited): readonly AlertRule[] {
  const limited = workloads.filter(({ container }) => container?.limits[resource] !== undefined);
  if (limited.length === 0) return [];
  const by = 'by (namespace, pod, container)';
  const limit = series(
    'kube_pod_container_resource_limits',
    { ...KUBE_STATE, ...only(namespace, limited) },
    `resource="${resource}"`,
    podsOf(limited),
  );
  const { alert, summary, description, runbook } = TEXTS[resource];
  return [
    {
      alert: `${prefix}${alert}`,
      expr: `${used(resource, by, namespace, limited)}\n/\nmax ${by} (${limit})\n> 0.85`,
      for: Duration.minutes(10),
      severity: 'warning',
      summary: `Container {{ $labels.container }} of ${namespace}/{{ $labels.pod }} uses ${summary}`,
      description,
      runbook,
    },
  ];
}

function used(resource: Limited, by: string, namespace: string, limited: readonly Workload[]): string {
  const selection = { ...CADVISOR, ...only(namespace, limited) };
  return resource === 'memory'
    ? `max ${by} (${series('container_memory_working_set_bytes', selection, podsOf(limited))})`
    : `sum ${by} (rate(${series('container_cpu_usage_seconds_total', selection, podsOf(limited))}[5m]))`;
}

function only(namespace: string, limited: readonly Workload[]) {
  return { namespace, container: [...new Set(limited.flatMap(({ container }) => container?.name ?? []))] };
}

function podsOf(limited: readonly Workload[]): string {
  return `pod=~${JSON.stringify(podPattern(limited))}`;
}
