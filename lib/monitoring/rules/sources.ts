import type { LogSource } from '../../logs/sources';
import { Duration } from '../../units/duration';
import type { SourceCounter, Workload } from '../../wiring/workload';
import { jobOf } from '../job';
import type { AlertRule } from './rule';
import { series } from './series';
import type { Watched } from './watched';

/**
 * How long a source may be silent in a whole cluster before something is wrong, so that a quiet one does not cry wolf.
 * Single nodes may be silent for as long as they like.
 */
const SILENCE_THRESHOLDS: Readonly<Record<LogSource, Duration>> = {
  // Somewhere a controller, a network agent or the monitoring itself writes every few minutes.
  pods: Duration.hours(1),
  // Nobody knows what the files are; what is written to at all is mostly written to by something daily.
  nodeFiles: Duration.hours(24),
  // As the services themselves: etcd and the kubelet never rest for long.
  machineLogs: Duration.hours(6),
  // Timers of systemd run at least daily, cron and logins more often, and each node counts.
  journal: Duration.hours(12),
  // The kubelet and containerd write when pods come and go. Nightly jobs and rotations make that daily.
  rke2: Duration.hours(24),
  // Events are of changes: a cluster that nobody touches has few. Snapshots of etcd and CronJobs make some each day.
  events: Duration.hours(24),
  // etcd and the kubelet of a control plane never rest for long.
  talos: Duration.hours(6),
};

/** For each source, that nothing comes of it any more. */
export function silentSources({ prefix, workloads }: Watched): readonly AlertRule[] {
  return workloads.flatMap((workload) => {
    const job = jobOf(workload);
    if (job === undefined) return [];
    const counters = workload.reads ?? [];
    const sources = [...new Set(counters.map(({ source }) => source))];
    return sources.map((source) =>
      silentSource(
        prefix,
        { job, namespace: workload.namespace },
        source,
        counters.filter((counter) => counter.source === source),
      ),
    );
  });
}

function silentSource(
  prefix: Watched['prefix'],
  target: { readonly job: string; readonly namespace: Workload['namespace'] },
  source: LogSource,
  counters: readonly SourceCounter[],
): AlertRule {
  const silenceThreshold = SILENCE_THRESHOLDS[source];
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
  target: { job: string; namespace: string },
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
