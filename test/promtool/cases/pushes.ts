import type { Series } from '../rule-model';
import { type Case, ended, ending, growing, restarting, steady } from '../scenario';

/** The same things happen to everybody who pushes: only the names of metrics begin in another way. */
export interface PushCases {
  readonly deliveryFailures: Case;
  readonly slowProcessing: Case;
}

/** @param prefix how the metrics of the pushes begin */
export function pushCases(prefix: string): PushCases {
  return { deliveryFailures: deliveryFailures(prefix), slowProcessing: slowProcessing(prefix) };
}

function deliveryFailures(prefix: string): Case {
  return (model) => {
    const labels = { pod: 'p', host: 'loki:3100', tenant: '' };
    const answered = (code: string) =>
      model.one(`${prefix}_request_duration_seconds_count`, { ...labels, status_code: code });
    const dropped = model.one(`${prefix}_dropped_entries_total`, { ...labels, reason: 'ingester_error' });
    const fires = model.fired(dropped, 'namespace', 'pod', 'host');
    const both = (good: string, bad: readonly [Series, string]) => [[answered('204'), good], bad] as const;
    return [
      { title: 'nobody answers', input: [[answered('-1'), growing(2)]], fires, since: 1 },
      { title: '2% are refused', input: both(growing(98), [answered('500'), growing(2)]), fires, since: 1 },
      { title: '0.9% are refused', input: both(growing(991), [answered('429'), growing(9)]), since: 1 },
      { title: 'lines are dropped', input: both(growing(100), [dropped, growing(1)]), fires, since: 1 },
      {
        title: 'Loki is back',
        input: both(growing(100), [answered('-1'), ending(model, 50)]),
        fires,
        since: 1,
        heals: ended(model),
      },
      { title: 'all is well', input: both(growing(100), [dropped, steady(0)]), since: 1 },
      { title: 'nothing is sent', input: both(steady(100), [answered('-1'), steady(50)]), since: 1 },
      {
        title: 'it is restarted',
        input: both(restarting(100), [dropped, `${steady(9, 12)} ${steady(0)}`]),
        since: 1,
      },
      {
        title: 'Loki is back in time',
        input: both(growing(100), [answered('-1'), `${growing(50, 3)} ${steady(150)}`]),
        since: 1,
      },
    ];
  };
}

function slowProcessing(prefix: string): Case {
  return (model) => {
    const below = (le: string): Series =>
      model.one(`${prefix}_request_duration_seconds_bucket`, { pod: 'p', host: 'loki', status_code: '204', le });
    const requests = (fast: string, all: string) =>
      [
        [below('1'), fast],
        [below('2.5'), all],
        [below('+Inf'), all],
      ] as const;
    const fires = model.fired(below('1'), 'namespace', 'pod');
    return [
      { title: '2% take longer than 1s', input: requests(growing(98), growing(100)), fires, since: 1 },
      {
        title: 'they are fast again',
        input: requests(growing(98), `${growing(100, model.wait + 4)} ${100 * (model.wait + 4)}+98x400`),
        fires,
        since: 1,
        heals: ended(model),
      },
      { title: '0.5% take longer than 1s', input: requests(growing(99.5), growing(100)), since: 1 },
      { title: 'nothing is sent', input: requests(steady(0), steady(100)), since: 1 },
      { title: 'it is restarted', input: requests(restarting(100), restarting(100)), since: 1 },
    ];
  };
}
