import type { Workload, WorkloadKind } from '../../wiring/workload';
import { jobOf } from '../job';

/** The workloads of one namespace that one set of alerts is about. */
export interface Watched {
  /** What the names of its alerts begin with. */
  readonly prefix: 'Alloy' | 'Otel' | 'Promtail' | 'Loki';
  readonly namespace: string;
  readonly workloads: readonly Workload[];
}

/** By namespace and program, in the order in which they are wired. */
export function watchedParts(workloads: readonly Workload[]): readonly Watched[] {
  const parts = new Map<string, Watched>();
  for (const workload of workloads) {
    const prefix = prefixOf(workload);
    const { namespace } = workload;
    const key = `${namespace}/${prefix}`;
    parts.set(key, { prefix, namespace, workloads: [...(parts.get(key)?.workloads ?? []), workload] });
  }
  return [...parts.values()];
}

/** What is no collector is Loki, or serves it: its gateway, its caches, its object store. */
function prefixOf({ metrics }: Workload): Watched['prefix'] {
  if (metrics?.program.name === 'alloy') return 'Alloy';
  if (metrics?.program.name === 'promtail') return 'Promtail';
  return metrics?.program.name === 'otelcol' ? 'Otel' : 'Loki';
}

/** The jobs under which the workloads are scraped. */
export function jobsOf(workloads: readonly Workload[]): readonly string[] {
  return workloads.flatMap((workload) => jobOf(workload) ?? []);
}

/** The object that runs the pods. Charts name some of them otherwise than the workload. */
export function controllerName({ controllerName, name }: Workload): string {
  return controllerName ?? name;
}

/** How the controllers of Kubernetes name pods after themselves. */
const POD_SUFFIX: Readonly<Record<WorkloadKind, string>> = {
  DaemonSet: '-[a-z0-9]{5}',
  StatefulSet: '-[0-9]+',
  Deployment: '-[a-z0-9]+-[a-z0-9]{5}',
};

/** Matches the names of the pods, and of no pods of a workload whose name begins alike. */
export function podPattern(workloads: readonly Workload[]): string {
  return workloads.map((workload) => `${controllerName(workload)}${POD_SUFFIX[workload.kind]}`).join('|');
}
