import type { LogSource } from '../../logs/sources/asked';
import { Duration } from '../../units/duration';
import type { SourceCounter, Workload } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Watched } from '../watch';
import type { AlertRule } from './rule';
import { series } from './series';

/** Makes an alert for each source: no line comes of it any more from any node. */
export function silentSources({ prefix, workloads }: Watched, sources: readonly LogSource[]): readonly AlertRule[] {
  return workloads.flatMap((workload) => {
    const job = jobOf(workload);
    if (job === undefined) return [];
    const { namespace, reads = [] } = workload;
    return sources.flatMap((source) => {
      const counters = reads.filter((counter) => counter.source === source.name);
      return counters.length > 0 ? [silentSource(prefix, { job, namespace }, source, counters)] : [];
    });
  });
}

function silentSource(
  prefix: string,
  target: { readonly job: string; readonly namespace: Workload['namespace'] },
  { name: source, silenceThreshold }: LogSource,
  counters: readonly SourceCounter[],
): AlertRule {
  return {
    alert: `${prefix}SourceSilent`,
    expr: silentExpr(target, counters, silenceThreshold.toGo()),
    for: Duration.minutes(15),
    severity: 'high',
    labels: { source },
    summary: `No line of the source ${source} has come for ${silenceThreshold}`,
    description: `{{ $labels.job }} in {{ $labels.namespace }} runs, and its counter of ${source} stands still: the source is gone, or may not be read. The log of the pods tells.`,
  };
}

/**
 * It was scraped a while ago and is now, and in between no counter has moved and none has begun: a counter that begins
 * with its first line does not move by it.
 */
function silentExpr(
  target: { readonly job: string; readonly namespace: string },
  counters: readonly SourceCounter[],
  while_: string,
): string {
  const up = series('up', target);
  return [
    `max by (namespace, job) (${up}) == 1`,
    `and on (namespace, job) max by (namespace, job) (${up} offset ${while_}) == 1`,
    ...counters.flatMap(({ metric, labels, patterns = {} }) => {
      const matchers = Object.entries(patterns).map(([label, pattern]) => `${label}=~${JSON.stringify(pattern)}`);
      const counter = series(metric, { ...target, ...labels }, ...matchers);
      return [
        `unless on (namespace, job) increase(${counter}[${while_}]) > 0`,
        `unless on (namespace, job) (${counter} > 0 unless ${counter} offset ${while_})`,
      ];
    }),
  ].join('\n');
}
