/** Labels by value; one of several values for a list. */
export type Selection = Readonly<Record<string, string | readonly string[]>>;

/**
 * Names series as PromQL does: `up{namespace="logs", job=~"loki-read|loki-write"}`.
 * @param further matchers that are neither an equality nor a choice
 */
export function series(metric: string, selection: Selection, ...further: readonly string[]): string {
  const matchers = Object.entries(selection).map(([label, value]) => {
    if (typeof value === 'string') return `${label}=${JSON.stringify(value)}`;
    return value.length === 1
      ? `${label}=${JSON.stringify(value[0])}`
      : `${label}=~${JSON.stringify([...new Set(value)].join('|'))}`;
  });
  return `${metric}{${[...matchers, ...further].join(', ')}}`;
}

/** What kube-state-metrics tells, under the name that the usual charts give it. */
export const KUBE_STATE: Selection = { job: 'kube-state-metrics' };

/** What cAdvisor tells, as kube-prometheus-stack and rancher-monitoring scrape it. */
export const CADVISOR: Selection = { job: 'kubelet', metrics_path: '/metrics/cadvisor' };

/** What kubelets tell of themselves and of volumes, as the same charts scrape it. */
export const KUBELET: Selection = { job: 'kubelet', metrics_path: '/metrics' };
