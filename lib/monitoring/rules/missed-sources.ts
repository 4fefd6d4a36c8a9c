import type { LogSource } from '../../logs/sources/asked';
import type { WrittenElsewhere } from '../../logs/sources/source';
import { Duration } from '../../units/duration';
import type { SourceCounter } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Watched } from '../watch';
import { counterSeries, countersOf, type Target } from './counters';
import type { AlertRule } from './rule';
import { series } from './series';
import { unlessCounted } from './sources';
import { EVENTS_MISSED } from './sources-runbooks';

/** Makes an alert for each source of which someone else counts what is written: it is written, and no line comes. */
export function missedSources({ prefix, workloads }: Watched, sources: readonly LogSource[]): readonly AlertRule[] {
  return workloads.flatMap((workload) => {
    const job = jobOf(workload);
    if (job === undefined) return [];
    return sources.flatMap((source) => {
      const counters = countersOf(workload, source);
      if (source.written === undefined || counters.length === 0) return [];
      return [missedSource(prefix, { job, namespace: workload.namespace }, source.written, counters)];
    });
  });
}

const WINDOW = Duration.minutes(10);

/** So many that it is no chance: one that is written at the end of the window may still be on its way. */
const SEVERAL = 5;

function missedSource(
  prefix: string,
  target: Target,
  { metric, labels }: WrittenElsewhere,
  counters: readonly SourceCounter[],
): AlertRule {
  const up = series('up', target);
  const window = WINDOW.toGo();
  return {
    alert: `${prefix}EventsMissed`,
    expr: [
      `max by (namespace, job) (${up}) == 1`,
      `and on (namespace, job) max by (namespace, job) (${up} offset ${window}) == 1`,
      `and on () sum (increase(${series(metric, labels)}[${window}])) >= ${SEVERAL}`,
      ...counters.flatMap((counter) => unlessCounted('namespace, job', counterSeries(target, counter), window)),
    ].join('\n'),
    for: Duration.minutes(5),
    // The API server forgets events after an hour: what is not read by then is lost.
    severity: 'high',
    summary: 'The API server takes events, and {{ $labels.job }} in {{ $labels.namespace }} sends none',
    description:
      'Its watch may have ended without a word: it stays healthy and ready. A restart begins a new one. If Loki takes nothing, other alerts tell.',
    runbook: EVENTS_MISSED,
  };
}
