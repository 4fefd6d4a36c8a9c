import { type Case, steady } from '../scenario';

export const walDiskFull: Case = (model) => {
  const failures = model.one('loki_ingester_wal_disk_full_failures_total', { pod: 'p' });
  const fires = model.fired(failures, 'namespace', 'pod');
  return [
    {
      title: 'it could not be written',
      input: [[failures, `${steady(0, 4)} ${steady(1)}`]],
      fires,
      since: 5,
      heals: 22,
    },
    { title: 'never', input: [[failures, steady(0)]], since: 0 },
    { title: 'long ago', input: [[failures, steady(3)]], since: 0 },
    { title: 'it is restarted', input: [[failures, `${steady(3, 4)} ${steady(0)}`]], since: 5 },
  ];
};

export const walFilling: Case = (model) => {
  const used = model.one('loki_ingester_wal_disk_usage_percent', { pod: 'p' });
  const fires = model.fired(used, 'namespace', 'pod');
  const { wait } = model;
  return [
    { title: 'it is full to 86%', input: [[used, steady(0.86)]], fires, since: 0 },
    { title: 'it is full to 85%', input: [[used, steady(0.85)]], since: 0 },
    { title: 'it is emptied in time', input: [[used, `${steady(0.88, wait - 2)} ${steady(0.4)}`]], since: 0 },
    {
      title: 'it is emptied',
      input: [[used, `${steady(0.88, wait + 2)} ${steady(0.4)}`]],
      fires,
      since: 0,
      heals: wait + 5,
    },
  ];
};

export const volumeFilling: Case = (model) => {
  const room = model.one('kubelet_volume_stats_available_bytes', { node: 'n' });
  const size = [model.one('kubelet_volume_stats_capacity_bytes', { node: 'n' }), steady(1000)] as const;
  const fires = model.fired(room, 'namespace', 'persistentvolumeclaim');
  const { wait } = model;
  return [
    { title: '14% are left', input: [size, [room, steady(140)]], fires, since: 0 },
    { title: '15% are left', input: [size, [room, steady(150)]], since: 0 },
    { title: 'nobody measures it', input: [], since: 0 },
    {
      title: 'it is made larger',
      input: [size, [room, `${steady(100, wait + 2)} ${steady(600)}`]],
      fires,
      since: 0,
      heals: wait + 5,
    },
  ];
};
