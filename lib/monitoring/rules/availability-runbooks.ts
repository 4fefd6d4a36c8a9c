import type { WorkloadKind } from '../../wiring/workload';
import { asks, DESCRIBE_POD, POD_LOG } from './looks';
import type { Runbook } from './runbook';

const COLLECTORS = ['Alloy', 'Otel', 'Promtail'] as const;
const ALL = ['Alloy', 'Loki', 'Otel', 'Promtail'] as const;

/** By kind of what is not running. */
export const NOT_RUNNING: Readonly<Record<WorkloadKind, Runbook>> = {
  DaemonSet: {
    name: 'DaemonSetNotRunning',
    programs: COLLECTORS,
    meaning: 'Fewer pods of the DaemonSet are ready than there are nodes for it, or it is gone.',
    impact:
      'Nodes without a ready pod are not read. Their files stay until they are rotated away: after that, lines are lost.',
    diagnosis: [
      { shows: 'How many are missing', command: 'kubectl -n NAMESPACE get daemonset DAEMONSET' },
      {
        shows: 'Which nodes have none, or one that is not ready',
        command: 'kubectl -n NAMESPACE get pods -o wide --sort-by=.spec.nodeName',
      },
      { shows: 'Why pods are not made', command: 'kubectl -n NAMESPACE describe daemonset DAEMONSET' },
    ],
    mitigation: [
      'A pod is pending: the node lacks memory or CPU, or has a taint that is not tolerated. Free it, or lower the requests in the environment file.',
      'Pods are refused: the namespace needs the label for Pod Security that `dist/` gives it. Apply the first stage again.',
      'The DaemonSet is gone: reconcile the delivery of the environment, as the README of its folder says.',
    ],
  },
  StatefulSet: {
    name: 'StatefulSetNotRunning',
    programs: ['Alloy', 'Loki'],
    meaning: 'Fewer pods of the StatefulSet are ready than it has replicas, none are wanted, or it is gone.',
    impact:
      'Of Loki: pushes or queries fail when too many are missing, and collectors wait with their lines. Of Alloy: no events of Kubernetes are read, and the API server forgets them after an hour.',
    diagnosis: [
      { shows: 'How many are missing', command: 'kubectl -n NAMESPACE get statefulset STATEFULSET' },
      {
        shows: 'Why a pod is pending, or fails',
        command:
          'kubectl -n NAMESPACE get pods,pvc -o wide && kubectl -n NAMESPACE get events --sort-by=.lastTimestamp | tail -30',
      },
      {
        shows: 'What a pod of it said before it ended',
        command: 'kubectl -n NAMESPACE logs STATEFULSET-0 --previous',
      },
    ],
    mitigation: [
      'A claim is pending: there is no default storage class, or the zone of the volume has no room. Name a class in the environment file, or make room.',
      'A pod replays its write-ahead log: leave it alone, it is ready within minutes. Killed at it, it begins anew.',
      'A pod keeps failing in an older revision after what broke it is mended: where `podManagementPolicy` is not `Parallel`, as in the charts of Grafana for the index gateway and the ruler, Kubernetes waits for that pod for ever. Delete it: `kubectl -n NAMESPACE delete pod POD`.',
      'Killed for its memory: raise the limit in the environment file.',
      'The StatefulSet is gone: reconcile the delivery of the environment. Its claims have stayed.',
    ],
  },
  Deployment: {
    name: 'DeploymentNotRunning',
    programs: ['Loki'],
    meaning: 'Fewer pods of the Deployment are ready than it has replicas, none are wanted, or it is gone.',
    impact:
      'Through a missing gateway or distributor no line comes in, without queriers none is found. Collectors wait.',
    diagnosis: [
      { shows: 'How many are missing', command: 'kubectl -n NAMESPACE get deployment DEPLOYMENT' },
      { shows: 'Why pods are not made', command: 'kubectl -n NAMESPACE describe deployment DEPLOYMENT' },
      { shows: 'What its pods say', command: 'kubectl -n NAMESPACE logs deployment/DEPLOYMENT --since=30m' },
    ],
    mitigation: [
      'A rollout does not end: its new pods do not get ready. Take the change back, or mend what their log tells.',
      'Pods are pending: nodes lack room, or rules of spreading forbid every node.',
      'The Deployment is gone: reconcile the delivery of the environment.',
    ],
  },
};

export const POD_NOT_READY: Runbook = {
  name: 'PodNotReady',
  programs: COLLECTORS,
  meaning: 'A pod of the collector exists, and has not been ready for five minutes.',
  impact: 'What it reads waits on its node, and is lost where files are rotated away before it goes on.',
  diagnosis: [DESCRIBE_POD, POD_LOG],
  mitigation: [
    'The image can not be pulled: mend the registry or the credentials for it.',
    'A configuration is refused: the log names the line. `npx cdk8s-logging verify` finds it before the cluster does.',
    'A directory of the node is missing: the events of the pod name it. Leave the source out, or make the directory.',
    'The node is down: nothing to do here.',
  ],
};

export const POD_CRASH_LOOPING: Runbook = {
  name: 'PodCrashLooping',
  programs: ALL,
  meaning: 'A container is restarted again and again.',
  impact: 'Each end may lose what the container held in memory. In between nothing is read, taken or found.',
  diagnosis: [
    {
      shows: 'Why it ended: `OOMKilled`, an exit code',
      command:
        'kubectl -n NAMESPACE get pod POD -o jsonpath=\'{range .status.containerStatuses[*]}{.name}{"\\t"}{.lastState.terminated}{"\\n"}{end}\'',
    },
    { shows: 'Its last words', command: 'kubectl -n NAMESPACE logs POD -c CONTAINER --previous | tail -50' },
    DESCRIBE_POD,
  ],
  mitigation: [
    'Killed for its memory: raise the limit in the environment file, or send less.',
    'It refuses its configuration: the last words name the line.',
    'Its liveness probe fails: it lacks CPU, or its disk is slow.',
  ],
};

export const NOT_SCRAPED: Runbook = {
  name: 'NotScraped',
  programs: ALL,
  meaning: 'Prometheus gets no metrics of a job, or of one pod of it.',
  impact:
    'No line is lost by that. Alerts on metrics of the job can not fire, so that what goes wrong there stays unseen.',
  diagnosis: [
    asks('Which pods are not scraped', 'up{namespace="NAMESPACE", job="JOB"} == 0'),
    {
      shows: 'The monitors, and the labels that Prometheus selects them by',
      command:
        'kubectl -n NAMESPACE get servicemonitors,podmonitors --show-labels && kubectl get prometheus -A -o yaml | grep -A5 MonitorSelector',
    },
    { shows: 'Whether the Service has pods', command: 'kubectl -n NAMESPACE get endpointslices' },
  ],
  mitigation: [
    'The monitors lack a label that Prometheus selects by: `monitoring.selectorLabels` in the environment file.',
    'A policy keeps Prometheus out: `monitoring.scraperNamespace` in the environment file lets it in.',
    'No monitor exists: `monitoring.serviceMonitors` and `monitoring.podMonitors`.',
    'A pod is down: other alerts tell.',
  ],
};

export const NOTHING_SCRAPED: Runbook = {
  name: 'NothingScraped',
  programs: ALL,
  meaning: 'Prometheus gets no metrics of anything of the program in the namespace.',
  impact: 'You are blind: no alert on its metrics can fire. Lines may arrive as ever, or not at all.',
  diagnosis: [
    { shows: 'Whether anything runs', command: 'kubectl -n NAMESPACE get pods' },
    {
      shows: 'Whether metrics are there, past Prometheus',
      command: 'kubectl get --raw /api/v1/namespaces/NAMESPACE/pods/POD:PORT/proxy/metrics | head',
    },
    {
      shows: 'Monitors, and policies in their way',
      command: 'kubectl -n NAMESPACE get servicemonitors,podmonitors,networkpolicies --show-labels',
    },
    asks('Whether Prometheus has targets at all', 'count by (job) (up)'),
  ],
  mitigation: [
    'Nothing runs: see `StatefulSetNotRunning`, `DaemonSetNotRunning`.',
    'Everything runs: what helps with `NotScraped` helps here. Look first at what was changed last, in the policies or at Prometheus.',
    'Until it is mended, ask Loki itself: `logcli query \'{namespace="NAMESPACE"}\' --since=15m`.',
  ],
};
