import type { LogSource } from '../../logs/sources/asked';
import { Duration } from '../../units/duration';
import type { SourceCounter } from '../../wiring/workload';
import { jobOf } from '../job';
import type { Watched } from '../watch';
import { counterSeries, countersOf, type Target } from './counters';
import type { AlertRule } from './rule';
import { series } from './series';
import { unlessCounted } from './sources';
import { NODE_SILENT } from './sources-runbooks';

/** Makes an alert for each source that nodes have: one of them is silent, and others are not. */
export function silentNodes({ prefix, workloads }: Watched, sources: readonly LogSource[]): readonly AlertRule[] {
  return workloads.flatMap((workload) => {
    const job = jobOf(workload);
    if (job === undefined || workload.replicas !== 'per-node') return [];
    return sources.flatMap((source) => {
      const counters = countersOf(workload, source);
      return counters.length > 0 ? [silentNode(prefix, { job, namespace: workload.namespace }, source, counters)] : [];
    });
  });
}

/** Pods of a quiet node may write nothing for hours. */
const SHORTEST = Duration.hours(6);

function silentNode(prefix: string, target: Target, source: LogSource, counters: readonly SourceCounter[]): AlertRule {
  const { name, silenceThreshold } = source;
  const silence = silenceThreshold.milliseconds > SHORTEST.milliseconds ? silenceThreshold : SHORTEST;
  return {
    alert: `${prefix}NodeSilent`,
    expr: silentNodeExpr(target, source, counters, silence.toGo()),
    for: Duration.minutes(15),
    // A quiet node is possible: somebody should look, and need not be woken.
    severity: 'warning',
    labels: { source: name },
    summary: `No line of the source ${name} has come from {{ $labels.namespace }}/{{ $labels.pod }} for ${silence}`,
    description:
      'Other nodes have lines of it. Files of this node may not be readable, or may not be where they are looked for: the log of the pod tells.',
    runbook: NODE_SILENT,
  };
}

const BY = 'by (namespace, job, pod)';
const ON = 'on (namespace, job, pod)';

/**
 * The pod was scraped a while ago and is now, its counters have not moved and none has begun, and others of the job have
 * moved. Files are not on every node: there, a pod must have counted lines of them once.
 */
function silentNodeExpr(
  target: Target,
  { origin }: LogSource,
  counters: readonly SourceCounter[],
  silence: string,
): string {
  const up = series('up', target);
  const all = counters.map((counter) => counterSeries(target, counter));
  const moved = all.map((counter) => `increase(${counter}[${silence}])`).join(' or ');
  return [
    `max ${BY} (${up}) == 1`,
    `and ${ON} max ${BY} (${up} offset ${silence}) == 1`,
    ...(origin.kind === 'files' ? [`and ${ON} sum ${BY} (${all.join(' or ')}) > 0`] : []),
    ...all.flatMap((counter) => unlessCounted('namespace, job, pod', counter, silence)),
    `and on (namespace, job) sum by (namespace, job) (${moved}) > 0`,
  ].join('\n');
}
