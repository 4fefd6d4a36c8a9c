import { type Case, ended, ending, growing, mended, mending, restarting, steady } from '../scenario';

const LIMITS = 'kube_pod_container_resource_limits';

export const highMemoryUsage: Case = (model) => {
  const used = model.one('container_memory_working_set_bytes', { id: '/kubepods' });
  const limit = [model.one(LIMITS, { unit: 'byte', uid: 'u' }), steady(1000)] as const;
  const fires = model.fired(used, 'namespace', 'pod', 'container');
  return [
    { title: 'it uses 86%', input: [limit, [used, steady(860)]], fires, since: 0 },
    { title: 'it uses less', input: [limit, [used, mending(model, 990, 500)]], fires, since: 0, heals: mended(model) },
    { title: 'it uses 85%', input: [limit, [used, steady(850)]], since: 0 },
    {
      title: 'it uses less in time',
      input: [limit, [used, `${steady(990, model.wait - 2)} ${steady(500)}`]],
      since: 0,
    },
    { title: 'its limit is gone', input: [[used, steady(990)]], since: 0 },
  ];
};

export const highCpuUsage: Case = (model) => {
  const used = model.one('container_cpu_usage_seconds_total', { id: '/kubepods', cpu: 'total' });
  const limit = [model.one(LIMITS, { unit: 'core', uid: 'u' }), steady(0.5)] as const;
  const fires = model.fired(used, 'namespace', 'pod', 'container');
  return [
    { title: 'it uses 86%', input: [limit, [used, growing(0.86 * 30)]], fires, since: 5 },
    { title: 'it rests', input: [limit, [used, ending(model, 0.9 * 30)]], fires, since: 5, heals: ended(model) },
    { title: 'it uses 84%', input: [limit, [used, growing(0.84 * 30)]], since: 5 },
    { title: 'it is restarted', input: [limit, [used, restarting(0.5 * 30)]], since: 5 },
  ];
};
