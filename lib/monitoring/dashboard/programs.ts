import { oneOf } from '../../queries/one-of';
import { Size } from '../../units/size';
import type { Workload } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Panel, Target } from './panel';

/** Curves out of Prometheus. */
export function curve(title: string, description: string, unit: string, ...targets: readonly Target[]): Panel {
  return { title, description, shows: 'curves', language: 'promql', unit, targets };
}

/** Matchers of the metrics of some workloads: `namespace="alloy", job=~"alloy|alloy-events"`. */
export function jobsOf(workloads: readonly Workload[]): string {
  const namespaces = workloads.map(({ namespace }) => namespace);
  const jobs = workloads.flatMap((workload) => jobOf(workload) ?? []);
  return `${oneOf('namespace', namespaces)}, ${oneOf('job', jobs)}`;
}

/** What the largest process of each workload uses, beside the limits that are set. */
export function memory(title: string, metric: string, workloads: readonly Workload[]): Panel {
  const limits = workloads.flatMap((workload) => {
    const limit = Size.parse(workload.container?.limits.memory ?? '');
    return limit ? [{ expr: `vector(${limit.bytes})`, legend: `${jobOf(workload)}: limit` }] : [];
  });
  const used = { expr: `max by (job) (${metric}{${jobsOf(workloads)}})`, legend: '{{job}}' };
  return curve(title, 'Of the largest pod. At the limit it is killed.', 'bytes', used, ...limits);
}
