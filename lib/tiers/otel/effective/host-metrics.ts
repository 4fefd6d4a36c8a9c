import { withReceiver } from './pipelines';
import type { Preset } from './presets';

/** Folders of a node that are no disks. */
const MOUNT_POINTS = ['dev', 'proc', 'sys', 'run/k3s/containerd', 'var/lib/docker', 'var/lib/kubelet', 'snap'];

/** Kinds of file systems that are no disks. */
const FILE_SYSTEMS = [
  'autofs',
  'binfmt_misc',
  'bpf',
  'cgroup2',
  'configfs',
  'debugfs',
  'devpts',
  'devtmpfs',
  'fusectl',
  'hugetlbfs',
  'iso9660',
  'mqueue',
  'nsfs',
  'overlay',
  'proc',
  'procfs',
  'pstore',
  'rpc_pipefs',
  'securityfs',
  'selinuxfs',
  'squashfs',
  'sysfs',
  'tracefs',
];

/** Measures the node itself. */
export const hostMetrics: Preset = ({ dialect }, config) => {
  const filesystem = {
    exclude_mount_points: { mount_points: MOUNT_POINTS.map(dialect.hiddenFolder), match_type: 'regexp' },
    exclude_fs_types: { fs_types: FILE_SYSTEMS, match_type: 'strict' },
  };
  const hostmetrics = {
    root_path: '/hostfs',
    collection_interval: '10s',
    scrapers: { cpu: null, load: null, memory: null, disk: null, filesystem, network: null },
  };
  return withReceiver(config, { receivers: { hostmetrics } }, 'metrics', 'hostmetrics');
};
