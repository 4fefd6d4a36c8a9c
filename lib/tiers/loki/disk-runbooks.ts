import { asks } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

const ROOM: Runbook['mitigation'] = [
  'The store takes no chunks: see `LokiFlushFailures`. Once it does, the write-ahead log shrinks by itself.',
  'The volume is too small: enlarge its claim, if the class allows that, which takes effect at once. Or wait for less to come.',
  '`loki.volume` in the environment file follows, and is refused as long as the StatefulSet is there: `kubectl -n NAMESPACE delete statefulset NAME --cascade=orphan` takes it away without its pods, and the engine makes it anew around them.',
  'Where lines are kept on the volume itself: a shorter retention, which the compactor applies within hours.',
];

const CLAIMS = { shows: 'Claims, with their sizes and classes', command: 'kubectl -n NAMESPACE get pvc' };

export const WAL_DISK_FULL: Runbook = {
  name: 'LokiWalDiskFull',
  meaning: 'Loki could not write its write-ahead log, or takes no more lines, because the disk is full.',
  impact:
    'Loki 3.6 goes on without the log: what a killed pod holds is lost. Loki 3.7 takes no lines from 90% on: collectors wait.',
  diagnosis: [
    {
      shows: 'The disk, as Loki sees it',
      command: 'kubectl -n NAMESPACE debug POD -it --image=busybox --target=loki -- df -h /proc/1/root/var/loki',
    },
    CLAIMS,
    { shows: 'What it says', command: "kubectl -n NAMESPACE logs POD --since=30m | grep -iE 'wal|disk|no space'" },
  ],
  mitigation: ROOM,
};

export const WAL_FILLING: Runbook = {
  name: 'LokiWalFilling',
  meaning: 'The disk under the write-ahead log is fuller than 85%: a volume of its own, or the disk of the node.',
  impact: 'None yet. From 90% on Loki takes no more lines.',
  diagnosis: [
    asks('How fast it fills', 'loki_ingester_wal_disk_usage_percent{namespace="NAMESPACE", pod="POD"}'),
    CLAIMS,
    {
      shows: 'Where the pod runs, if its volume is a directory of the node',
      command: 'kubectl -n NAMESPACE get pod POD -o wide',
    },
  ],
  mitigation: [...ROOM, 'On a disk that it shares with the node: images or files of others may be what fills it.'],
};

export const VOLUME_FILLING: Runbook = {
  name: 'LokiVolumeFilling',
  meaning: 'A volume of Loki, or of the MinIO beside it, is fuller than 85%.',
  impact: 'None yet. When it is full, lines are not taken, not stored or not compacted, whichever pod it belongs to.',
  diagnosis: [
    CLAIMS,
    asks(
      'When it will be full, in seconds',
      'kubelet_volume_stats_available_bytes{namespace="NAMESPACE", persistentvolumeclaim="PERSISTENTVOLUMECLAIM"} / -deriv(kubelet_volume_stats_available_bytes{namespace="NAMESPACE", persistentvolumeclaim="PERSISTENTVOLUMECLAIM"}[6h])',
    ),
    asks(
      'Whether old lines are deleted',
      'time() - loki_compactor_apply_retention_last_successful_run_timestamp_seconds{namespace="NAMESPACE"}',
    ),
  ],
  mitigation: ROOM,
};
