import { grouped } from '../../collections/grouped';
import { controllersOf, type Workload, type WorkloadKind } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Watch, Watchable, Watched } from '../watch';

/** A tier's workloads in one namespace, with how they are watched. */
export interface WatchedPart extends Watched {
  /** Alerts and panels of the tier. */
  readonly watch: Watch;
}

/** Groups workloads by tier and namespace, in the order in which they are wired. */
export function watchedParts(tiers: readonly Watchable[]): readonly WatchedPart[] {
  return tiers.flatMap(({ watch, workloads }) => {
    if (!watch) return [];
    const byNamespace = grouped(workloads, ({ namespace }) => namespace);
    return [...byNamespace].map(([namespace, own]) => ({ watch, prefix: watch.prefix, namespace, workloads: own }));
  });
}

/** Lists the values of `job` under which the workloads are scraped. */
export function jobsOf(workloads: readonly Workload[]): readonly string[] {
  return workloads.flatMap((workload) => jobOf(workload) ?? []);
}

/** Pattern of what each controller of Kubernetes appends to its name for a pod. */
const POD_SUFFIX: Readonly<Record<WorkloadKind, string>> = {
  DaemonSet: '-[a-z0-9]{5}',
  StatefulSet: '-[0-9]+',
  Deployment: '-[a-z0-9]+-[a-z0-9]{5}',
};

/** Matches the names of the pods, and of no pods of a workload whose name begins alike. */
export function podPattern(workloads: readonly Workload[]): string {
  return workloads
    .flatMap((workload) => controllersOf(workload).map((name) => `${name}${POD_SUFFIX[workload.kind]}`))
    .join('|');
}
