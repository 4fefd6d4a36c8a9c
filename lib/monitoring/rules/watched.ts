import { grouped } from '../../collections/grouped';
import type { Workload, WorkloadKind } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Watch, Watchable, Watched } from '../watch';

/** A tier's workloads in one namespace, with how they are watched. */
export interface WatchedPart extends Watched {
  /** Alerts and panels of the tier. */
  readonly watch: Watch;
}

/** By tier and namespace, in the order in which they are wired. */
export function watchedParts(tiers: readonly Watchable[]): readonly WatchedPart[] {
  return tiers.flatMap(({ watch, workloads }) => {
    if (!watch) return [];
    const byNamespace = grouped(workloads, ({ namespace }) => namespace);
    return [...byNamespace].map(([namespace, own]) => ({ watch, prefix: watch.prefix, namespace, workloads: own }));
  });
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
