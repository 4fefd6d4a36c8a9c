import { type Case, steady } from '../scenario';

export const ringUnhealthy: Case = (model) => {
  const gone = model.one('loki_ring_members', { pod: 'p', name: 'ingester' });
  const fires = model.fired(gone, 'namespace', 'name');
  const { wait } = model;
  return [
    { title: 'one stays away', input: [[gone, steady(1)]], fires, since: 0 },
    { title: 'all are there', input: [[gone, steady(0)]], since: 0 },
    { title: 'a pod is replaced', input: [[gone, `${steady(1, wait - 2)} ${steady(0)}`]], since: 0 },
    {
      title: 'it comes back',
      input: [[gone, `${steady(1, wait + 2)} ${steady(0)}`]],
      fires,
      since: 0,
      heals: wait + 5,
    },
  ];
};

export const ringBelowFactor: Case = (model) => {
  const seen = (pod: string) => model.one('loki_ring_members', { pod });
  const factor = Number(/< (\d+)$/.exec(model.rule.expr)?.[1]);
  const fires = model.fired(seen('a'), 'namespace');
  const { wait } = model;
  return [
    { title: 'one is missing', input: [[seen('a'), steady(factor - 1)]], fires, since: 0 },
    {
      title: 'one pod sees fewer than there are',
      input: [
        [seen('a'), steady(factor)],
        [seen('b'), steady(factor - 1)],
      ],
      fires,
      since: 0,
    },
    { title: 'all are there', input: [[seen('a'), steady(factor)]], since: 0 },
    {
      title: 'they are updated',
      input: [[seen('a'), `${steady(factor - 1, wait - 2)} ${steady(factor)}`]],
      since: 0,
    },
    {
      title: 'it comes back',
      input: [[seen('a'), `${steady(factor - 1, wait + 2)} ${steady(factor)}`]],
      fires,
      since: 0,
      heals: wait + 5,
    },
  ];
};
