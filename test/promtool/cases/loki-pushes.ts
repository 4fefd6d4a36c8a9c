import type { Series } from '../rule-model';
import { type Case, growing, restarting, steady } from '../scenario';

export const pushesFailing: Case = (model) => {
  const answered = (code: string) =>
    model.one('loki_request_duration_seconds_count', { pod: 'p', method: 'POST', status_code: code });
  const fires = model.fired(answered('500'), 'namespace');
  const both = (good: string, bad: readonly [Series, string]) => [[answered('204'), good], bad] as const;
  return [
    { title: '2% fail', input: both(growing(98), [answered('503'), growing(2)]), fires, since: 1 },
    { title: '2% are over a limit', input: both(growing(98), [answered('429'), growing(2)]), fires, since: 1 },
    { title: '0.9% fail', input: both(growing(991), [answered('500'), growing(9)]), since: 1 },
    { title: 'senders are wrong', input: both(growing(50), [answered('400'), growing(50)]), since: 1 },
    { title: 'nothing is pushed', input: both(steady(50), [answered('500'), steady(50)]), since: 1 },
    {
      title: 'it is restarted',
      input: both(restarting(100), [answered('500'), `${steady(9, 12)} ${steady(0)}`]),
      since: 1,
    },
    {
      title: 'a pod is replaced',
      input: both(growing(90), [answered('500'), `${growing(10, 3)} ${steady(30)}`]),
      since: 1,
    },
    {
      title: 'they are taken again',
      input: both(growing(90), [answered('500'), `${growing(10, 15)} ${steady(150)}`]),
      fires,
      since: 1,
      heals: 23,
    },
  ];
};

/** When it has run for as long as the alert looks back. */
const SINCE = 15;

export const ingestionStopped: Case = (model) => {
  const up = [model.one('up', { pod: 'p' }), steady(1)] as const;
  const taken = model.one('loki_distributor_lines_received_total', { pod: 'p', tenant: 'a' });
  const canaries = model.asksFor('loki_canary_entries_total');
  const written = canaries ? [[model.one('loki_canary_entries_total', { pod: 'c' }), growing(60)] as const] : [];
  // What canaries write comes in any case.
  const nothing = canaries ? 60 : 0;
  const fires = model.fired(up[0], 'namespace');
  return [
    { title: 'nothing comes', input: [up, ...written, [taken, growing(nothing)]], fires, since: SINCE },
    { title: 'nothing has ever come', input: [up, ...written], fires, since: SINCE },
    { title: 'lines come', input: [up, ...written, [taken, growing(nothing + 60)]], since: SINCE },
    {
      title: 'it has just started',
      input: [[up[0], `_x20 ${steady(1)}`], ...written, [taken, growing(nothing)]],
      since: SINCE,
    },
    ...(canaries
      ? [{ title: 'nobody tells of canaries', input: [up, [taken, growing(60)]] as const, since: SINCE }]
      : []),
    { title: 'Loki is not scraped', input: [...written, [taken, growing(nothing)]], since: SINCE },
    {
      title: 'lines come again',
      input: [up, ...written, [taken, `${growing(nothing, 40)} ${40 * nothing}+${nothing + 60}x400`]],
      fires,
      since: SINCE,
      heals: 45,
    },
  ];
};
