import type { Series } from '../rule-model';
import { type Case, growing, restarting, steady } from '../scenario';

export const configNotLoaded: Case = (model) => {
  const loaded = model.one('alloy_config_last_load_successful', { pod: 'p' });
  return [
    { title: 'it was refused', input: [[loaded, steady(0)]], fires: model.fired(loaded, 'namespace', 'pod'), since: 0 },
    { title: 'it was loaded', input: [[loaded, steady(1)]], since: 0 },
    { title: 'it is put right in time', input: [[loaded, `${steady(0, model.wait - 2)} ${steady(1)}`]], since: 0 },
  ];
};

export const deliveryFailures: Case = (model) => {
  const labels = { pod: 'p', host: 'loki:3100', tenant: '' };
  const answered = (code: string) =>
    model.one('loki_write_request_duration_seconds_count', { ...labels, status_code: code });
  const dropped = model.one('loki_write_dropped_entries_total', { ...labels, reason: 'ingester_error' });
  const fires = model.fired(dropped, 'namespace', 'pod', 'host');
  return [
    { title: 'nobody answers', input: [[answered('-1'), growing(2)]], fires, since: 1 },
    {
      title: '6% are refused',
      input: [
        [answered('204'), growing(94)],
        [answered('500'), growing(6)],
      ],
      fires,
      since: 1,
    },
    {
      title: '4% are refused',
      input: [
        [answered('204'), growing(96)],
        [answered('429'), growing(4)],
      ],
      since: 1,
    },
    {
      title: 'lines are dropped',
      input: [
        [answered('204'), growing(100)],
        [dropped, growing(1)],
      ],
      fires,
      since: 1,
    },
    {
      title: 'all is well',
      input: [
        [answered('204'), growing(100)],
        [dropped, steady(0)],
      ],
      since: 1,
    },
    {
      title: 'nothing is sent',
      input: [
        [answered('204'), steady(100)],
        [answered('-1'), steady(50)],
      ],
      since: 1,
    },
    {
      title: 'it is restarted',
      input: [
        [answered('204'), restarting(100)],
        [dropped, `${steady(9, 12)} ${steady(0)}`],
      ],
      since: 1,
    },
    {
      title: 'Loki is back in time',
      input: [
        [answered('204'), growing(100)],
        [answered('-1'), `${growing(50, 3)} ${steady(150)}`],
      ],
      since: 1,
    },
  ];
};

export const slowProcessing: Case = (model) => {
  const below = (le: string): Series =>
    model.one('loki_write_request_duration_seconds_bucket', { pod: 'p', host: 'loki', status_code: '204', le });
  const requests = (fast: string, all: string) =>
    [
      [below('1'), fast],
      [below('2.5'), all],
      [below('+Inf'), all],
    ] as const;
  const fires = model.fired(below('1'), 'namespace', 'pod');
  return [
    { title: '2% take longer than 1s', input: requests(growing(98), growing(100)), fires, since: 1 },
    { title: '0.5% take longer than 1s', input: requests(growing(99.5), growing(100)), since: 1 },
    { title: 'nothing is sent', input: requests(steady(0), steady(100)), since: 1 },
    { title: 'it is restarted', input: requests(restarting(100), restarting(100)), since: 1 },
  ];
};
