import { grouped } from '../../collections/grouped';
import type { Effect } from '../effect';
import { type Change, type Kept, keptOf, type Pair, pairsOf } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Transition } from '../transition';
import { codes } from '../words';
import { type Alert, alertKey, alertsIn } from './rules';

/** Alerts that Prometheus evaluates. */
export const alerts: Transition = {
  kind: 'watching/alerts',
  finds: 'alerts come, go, or ask for something else',
  happens: 'people are told of more, of less, or otherwise',
  find: (change) => {
    if (!runsOnBothSides(change)) return [];
    const pairs = alertPairs(change);
    return [...added(pairs), ...removed(pairs, change), ...asksElse(keptOf(pairs))];
  },
};

/** Pairs the alerts of both sides; one that moves to another object stays itself. */
export function alertPairs({ base, head }: Change): readonly Pair<Alert>[] {
  return pairsOf(alertsIn(base.objects), alertsIn(head.objects), ({ key }) => key);
}

function byObject(all: readonly Alert[], effect: (names: string, first: Alert) => Effect): readonly Effect[] {
  return [...grouped(all, ({ subject }) => subject).values()].flatMap((group) =>
    group.slice(0, 1).map((first) => effect(codes([...new Set(group.map(({ name }) => name))]), first)),
  );
}

function added(pairs: readonly Pair<Alert>[]): readonly Effect[] {
  const come = pairs.flatMap(({ base, head }) => (base === undefined ? [head] : []));
  return byObject(come, (names, { subject, file }) => ({
    kind: 'watching/alerts',
    verdict: 'told',
    what: `${names} can fire`,
    happens: 'people are told of what nobody looked at until now',
    subject,
    file,
    path: ['monitoring', 'alerts'],
  }));
}

/** What is not there any more needs no alert. */
function removed(pairs: readonly Pair<Alert>[], { head }: Change): readonly Effect[] {
  const gone = pairs.flatMap(({ base, head: kept }) => (kept === undefined && base ? [base] : []));
  const planned = head.plan?.alerts.flatMap(({ rules }) => rules.map(({ alert, labels }) => alertKey(alert, labels)));
  const isMeant = head.plan?.environment.monitoring.alerts === true;
  return byObject(gone, (names, { subject, file }) => {
    const isMissed = !isMeant || gone.some((alert) => alert.subject === subject && planned?.includes(alert.key));
    return {
      kind: 'watching/alerts',
      verdict: isMissed ? 'careful' : 'told',
      what: `${names} can fire no more`,
      happens: isMissed ? 'nobody is told any more when that happens' : 'what they watch is no longer there',
      subject,
      file,
      path: ['monitoring', 'alerts'],
    };
  });
}

function asksElse(kept: readonly Kept<Alert>[]): readonly Effect[] {
  const others = kept.filter(({ base, head }) => base.expr !== head.expr).map(({ head }) => head);
  return byObject(others, (names, { subject, file }) => ({
    kind: 'watching/alerts',
    verdict: 'told',
    what: `${names} ask Prometheus for something else`,
    happens: 'they fire by the new expression; what is firing starts its time anew',
    subject,
    file,
  }));
}
