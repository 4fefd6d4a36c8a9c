import { type Case, growing, steady } from '../scenario';

/** When it has run for as long as the alert looks back. */
const SINCE = 10;

export const eventsMissed: Case = (model) => {
  const up = [model.one('up', { pod: 'p' }), steady(1)] as const;
  const taken = model.one('apiserver_request_total', { instance: 'a' });
  const sent = model.one('loki_write_sent_entries_total', { pod: 'p', host: 'loki' });
  const fires = model.fired(up[0], 'namespace', 'job');
  return [
    {
      title: 'events are taken, and no more are sent',
      input: [up, [taken, growing(1)], [sent, steady(7)]],
      fires,
      since: SINCE,
    },
    { title: 'none has ever been sent', input: [up, [taken, growing(1)]], fires, since: SINCE },
    { title: 'the cluster is quiet', input: [up, [taken, steady(99)], [sent, steady(7)]], since: SINCE },
    { title: 'there are few', input: [up, [taken, growing(0.4)], [sent, steady(7)]], since: SINCE },
    { title: 'they are sent', input: [up, [taken, growing(1)], [sent, growing(1)]], since: SINCE },
    { title: 'nobody tells of the API server', input: [up, [sent, steady(7)]], since: SINCE },
    {
      title: 'the first one begins the counter',
      input: [up, [taken, growing(1)], [sent, '_x8 1+1x400']],
      since: SINCE,
    },
    {
      title: 'it has just started',
      input: [
        [up[0], `_x12 ${steady(1)}`],
        [taken, growing(1)],
        [sent, `_x12 ${steady(0)}`],
      ],
      since: SINCE,
    },
    {
      title: 'it is restarted, and sends',
      input: [up, [taken, growing(1)], [sent, `${steady(7, 20)} 8+1x400`]],
      fires,
      since: SINCE,
      heals: 23,
    },
  ];
};
