import { Duration } from '../../units/duration';
import { controllersOf, type WorkloadKind } from '../../wiring/workload';
import type { Watched } from '../watch';
import { NOT_RUNNING, NOT_SCRAPED, NOTHING_SCRAPED, POD_CRASH_LOOPING, POD_NOT_READY } from './availability-runbooks';
import type { AlertRule } from './rule';
import { KUBE_STATE, series } from './series';
import { jobsOf, podPattern } from './watched';

interface KindMetrics {
  readonly label: string;
  readonly desired: string;
  readonly ready: string;
}

const KINDS: Readonly<Record<WorkloadKind, KindMetrics>> = {
  DaemonSet: {
    label: 'daemonset',
    desired: 'kube_daemonset_status_desired_number_scheduled',
    ready: 'kube_daemonset_status_number_ready',
  },
  StatefulSet: {
    label: 'statefulset',
    desired: 'kube_statefulset_replicas',
    ready: 'kube_statefulset_status_replicas_ready',
  },
  Deployment: {
    label: 'deployment',
    desired: 'kube_deployment_spec_replicas',
    ready: 'kube_deployment_status_replicas_ready',
  },
};

/** Fires when too few pods are ready, none are wanted, or the object itself is gone. */
export function notRunning(watched: Watched, kind: WorkloadKind, wait: Duration): readonly AlertRule[] {
  const { prefix, namespace } = watched;
  const names = watched.workloads.filter((workload) => workload.kind === kind).flatMap(controllersOf);
  if (names.length === 0) return [];
  const { label } = KINDS[kind];
  return [
    {
      alert: `${prefix}${kind}NotRunning`,
      expr: notRunningExpr(namespace, names, KINDS[kind]),
      for: wait,
      severity: 'critical',
      summary: `${kind} ${namespace}/{{ $labels.${label} }} is incomplete or gone`,
      description: `Fewer pods are ready than should be, none are wanted, or the ${kind} does not exist: kubectl -n ${namespace} describe ${label} {{ $labels.${label} }}`,
      runbook: NOT_RUNNING[kind],
    },
  ];
}

function notRunningExpr(namespace: string, names: readonly string[], { label, desired, ready }: KindMetrics): string {
  const by = `max by (namespace, ${label})`;
  const all = { ...KUBE_STATE, namespace, [label]: names };
  return [
    `${by} (${series(ready, all)})\n< ${by} (${series(desired, all)})`,
    `${by} (${series(desired, all)}) == 0`,
    // What is deleted has no series. That is only known where kube-state-metrics tells of anything at all.
    ...names.map(
      (name) =>
        `${by} (absent(${series(desired, { ...all, [label]: name })}))\nand on () ${series('kube_node_info', KUBE_STATE)}`,
    ),
  ].join('\nor\n');
}

/** Fires when a pod exists and is not ready. */
export function podNotReady({ prefix, namespace, workloads }: Watched): AlertRule {
  const pods = { ...KUBE_STATE, namespace };
  const named = `pod=~${JSON.stringify(podPattern(workloads))}`;
  return {
    alert: `${prefix}PodNotReady`,
    expr: [
      `max by (namespace, pod) (${series('kube_pod_status_ready', pods, named, 'condition=~"false|unknown"')}) == 1`,
      'unless on (namespace, pod)',
      `${series('kube_pod_status_phase', pods, named, 'phase=~"Succeeded|Failed"')} == 1`,
    ].join('\n'),
    for: Duration.minutes(5),
    severity: 'critical',
    summary: `Pod ${namespace}/{{ $labels.pod }} is not ready`,
    description: `What it reads or takes waits, or is lost if it takes long: kubectl -n ${namespace} describe pod {{ $labels.pod }}`,
    runbook: POD_NOT_READY,
  };
}

/** Fires when restarts do not end. A restart every few minutes never waits long enough to be seen waiting. */
export function podCrashLooping({ prefix, namespace, workloads }: Watched): AlertRule {
  const pods = { ...KUBE_STATE, namespace };
  const named = `pod=~${JSON.stringify(podPattern(workloads))}`;
  const waiting = series('kube_pod_container_status_waiting_reason', pods, named, 'reason="CrashLoopBackOff"');
  const restarts = series('kube_pod_container_status_restarts_total', pods, named);
  return {
    alert: `${prefix}PodCrashLooping`,
    expr: [
      `max by (namespace, pod, container) (max_over_time(${waiting}[5m])) >= 1`,
      'or',
      `max by (namespace, pod, container) (increase(${restarts}[15m])) >= 4`,
    ].join('\n'),
    for: Duration.minutes(10),
    severity: 'high',
    summary: `Container {{ $labels.container }} of ${namespace}/{{ $labels.pod }} restarts again and again`,
    description: `Each restart may lose what the container held in memory: kubectl -n ${namespace} logs {{ $labels.pod }} -c {{ $labels.container }} --previous`,
    runbook: POD_CRASH_LOOPING,
  };
}

/** Fires when Prometheus gets no metrics, so that alerts on them can not fire. */
export function notScraped({ prefix, namespace, workloads }: Watched): readonly AlertRule[] {
  const jobs = jobsOf(workloads);
  if (jobs.length === 0) return [];
  return [
    {
      alert: `${prefix}NotScraped`,
      expr: [
        `min by (namespace, job, pod) (${series('up', { job: jobs, namespace })}) == 0`,
        ...jobs.map((job) => `max by (namespace, job) (absent(${series('up', { job, namespace })}))`),
      ].join('\nor\n'),
      for: Duration.minutes(15),
      severity: 'warning',
      summary: `Prometheus gets no metrics of {{ $labels.job }}{{ with $labels.pod }}, pod {{ . }}{{ end }}`,
      description: `Other alerts about it can't fire. Pods may be down, a policy may keep Prometheus out of ${namespace}, or nothing tells it to scrape the job.`,
      runbook: NOT_SCRAPED,
    },
  ];
}

/** Fires when nothing of it is scraped: whatever goes wrong then, no other alert of this group tells but Kubernetes' own. */
export function nothingScraped({ prefix, namespace, workloads }: Watched): readonly AlertRule[] {
  const jobs = jobsOf(workloads);
  if (jobs.length === 0) return [];
  return [
    {
      alert: `${prefix}NothingScraped`,
      // What is absent of a comparison has no labels.
      expr: `absent(${series('up', { job: jobs, namespace })} == 1)`,
      // As long may all of it take that is updated at once.
      for: Duration.minutes(15),
      // Somebody who relies on alerts must know that there are none.
      severity: 'critical',
      labels: { namespace },
      summary: `Prometheus gets no metrics of anything in ${namespace}`,
      description: `No alert on metrics of it can fire. A policy may keep Prometheus out of ${namespace}, it may not select the monitors, or no pod runs.`,
      runbook: NOTHING_SCRAPED,
    },
  ];
}
