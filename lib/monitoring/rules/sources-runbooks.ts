import { asks, POD_ERRORS } from './looks';
import type { Runbook } from './runbook';

const COLLECTORS = ['Alloy', 'Otel', 'Promtail'] as const;

export const SOURCE_SILENT: Runbook = {
  name: 'SourceSilent',
  programs: COLLECTORS,
  meaning:
    'The collector runs, and has read no line of a source on any node for as long as that source is never quiet.',
  impact: 'Lines of the source are not stored. What files still hold can be read later, the rest is lost.',
  diagnosis: [
    { shows: 'What the collector says', command: 'kubectl -n NAMESPACE logs daemonset/JOB --since=30m | tail -50' },
    {
      shows: 'Whether files are where they are looked for',
      command: 'kubectl debug node/NODE -it --image=busybox -- ls -la /host/var/log /host/var/log/pods',
    },
    asks('When the last line came', 'up{namespace="NAMESPACE", job="JOB"}'),
  ],
  mitigation: [
    'The path has moved, as after an update of the distribution: name the new one in the environment file.',
    'Files may not be read: the collector lacks the right, or SELinux forbids it. The log names the file.',
    'The source is really quiet: raise nothing, and leave the source out if nobody needs it.',
    'The pods were not restarted after a change of the configuration: restart them.',
  ],
};

export const NODE_SILENT: Runbook = {
  name: 'NodeSilent',
  programs: COLLECTORS,
  meaning: 'A pod of the collector runs on its node and has read no line of a source for hours, while others have.',
  impact: 'Lines of that node are not stored. What its files still hold can be read later.',
  diagnosis: [
    { shows: 'The node of the pod', command: 'kubectl -n NAMESPACE get pod POD -o wide' },
    POD_ERRORS,
    {
      shows: 'What the node has written meanwhile',
      command: 'kubectl debug node/NODE -it --image=busybox -- find /host/var/log -type f -mmin -60',
    },
    {
      shows: 'What Loki has of the node',
      command: 'logcli query --since=24h --limit=5 \'{node="NODE"}\'',
    },
  ],
  mitigation: [
    'Nothing is written there: the node is quiet, as one without workloads is. Silence the alert for it, or drain it.',
    'Files are written and not read: restart the pod. If that helps, keep its log from before for a report.',
    'Files are elsewhere on this node, as with another image of the system: mount and name them, or make nodes alike.',
  ],
};

export const EVENTS_MISSED: Runbook = {
  name: 'EventsMissed',
  programs: ['Alloy'],
  meaning:
    'The API server has taken at least five events in ten minutes, and the collector of events has sent none. Silence alone would tell nothing: a cluster that nobody touches may have no event for hours.',
  impact: 'Events are not stored. The API server forgets them after an hour: what is not read by then is lost.',
  diagnosis: [
    {
      shows: 'Whether its watch has ended',
      command: "kubectl -n NAMESPACE logs statefulset/JOB --since=24h | grep -iE 'event.*(error|exited|watch)'",
    },
    { shows: 'Events that should have come', command: 'kubectl get events -A --sort-by=.lastTimestamp | tail' },
    {
      shows: 'Whether it may watch events',
      command: 'kubectl auth can-i watch events -A --as=system:serviceaccount:NAMESPACE:JOB',
    },
    asks(
      'Whether Loki takes what it sends',
      'sum by (status_code) (rate(loki_write_request_duration_seconds_count{namespace="NAMESPACE", job="JOB"}[5m]))',
    ),
  ],
  mitigation: [
    'Restart it: `kubectl -n NAMESPACE rollout restart statefulset/JOB`. A watch that could not be set up is not tried again by itself.',
    'It may not watch: reconcile the first stage of the environment, which has its ClusterRole.',
    'The network keeps it from the API server: a policy of the mesh or of the cluster must let it through.',
    'Loki takes nothing: see `LogDeliveryFailures`.',
  ],
};
