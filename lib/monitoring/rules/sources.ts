import type { LogSource } from '../../logs/sources/asked';
import { Duration } from '../../units/duration';
import type { SourceCounter } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Watched } from '../watch';
import { counterSeries, countersOf, type Target } from './counters';
import type { AlertRule } from './rule';
import { series } from './series';
import { SOURCE_SILENT } from './sources-runbooks';

/** Makes an alert for each source: no line comes of it any more from any node. */
export function silentSources({ prefix, workloads }: Watched, sources: readonly LogSource[]): readonly AlertRule[] {
  return workloads.flatMap((workload) => {
    const job = jobOf(workload);
    if (job === undefined) return [];
    return sources.flatMap((source) => {
      const counters = countersOf(workload, source);
      return counters.length > 0
        ? [silentSource(prefix, { job, namespace: workload.namespace }, source, counters)]
        : [];
    });
  });
}

function silentSource(
  prefix: string,
  target: Target,
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
    runbook: SOURCE_SILENT,
  };
}

/** It was scraped a while ago and is now, and in between no line has come. */
function silentExpr(target: Target, counters: readonly SourceCounter[], silence: string): string {
  const up = series('up', target);
  return [
    `max by (namespace, job) (${up}) == 1`,
    `and on (namespace, job) max by (namespace, job) (${up} offset ${silence}) == 1`,
    ...counters.flatMap((counter) => unlessCounted('namespace, job', counterSeries(target, counter), silence)),
  ].join('\n');
}

/** No counter has moved, and none has begun: a counter that begins with its first line does not move by it. */
export function unlessCounted(labels: string, counter: string, silence: string): readonly string[] {
  return [
    `unless on (${labels}) increase(${counter}[${silence}]) > 0`,
    `unless on (${labels}) (${counter} > 0 unless ${counter} offset ${silence})`,
  ];
}
