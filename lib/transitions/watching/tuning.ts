import { grouped } from '../../collections/grouped';
import { prometheusDuration } from '../../programs/go-duration';
import type { Effect } from '../effect';
import { type Kept, keptOf } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Transition } from '../transition';
import { codes } from '../words';
import { alertPairs } from './alerts';
import type { Alert } from './rules';

/** How soon, how loudly and with which page alerts tell people. */
export const tuning: Transition = {
  kind: 'watching/tuning',
  finds: 'alerts wait longer or shorter, have another severity, or name another page of what to do',
  happens: 'people are told sooner or later, in another way, or are sent elsewhere',
  find: (change) => {
    if (!runsOnBothSides(change)) return [];
    const kept = keptOf(alertPairs(change));
    return [
      ...alike(kept, ({ severity = 'none' }) => severity, severityTexts),
      ...alike(kept, (alert) => alert.for, waitTexts),
      ...alike(kept, ({ runbook = '' }) => runbook.replace(/#.*$/, '') || 'none', pageTexts),
    ];
  },
};

type Texts = Pick<Effect, 'verdict' | 'what' | 'happens' | 'path'>;

/** Tells those that change alike at once. */
function alike(
  kept: readonly Kept<Alert>[],
  told: (alert: Alert) => string,
  textsOf: (names: string, from: string, to: string) => Texts,
): readonly Effect[] {
  const changed = kept.filter(({ base, head }) => told(base) !== told(head));
  const groups = grouped(changed, ({ base, head }) => JSON.stringify([told(base), told(head)]));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ base, head: { subject, file, ...head } }) => {
      const [from, to] = [told(base), told({ subject, file, ...head })];
      const names = codes([...new Set(group.map(({ head: { name } }) => name))]);
      return { kind: 'watching/tuning', ...textsOf(names, from, to), subject, file, from, to };
    }),
  );
}

function severityTexts(names: string, from: string, to: string): Texts {
  return {
    verdict: 'careful',
    what: `the severity of ${names} is \`${to}\`, which was \`${from}\``,
    happens: 'Alertmanager routes and silences them by the new one',
    path: ['monitoring', 'severities'],
  };
}

function waitTexts(names: string, from: string, to: string): Texts {
  const isLonger = (prometheusDuration(to) ?? 0) > (prometheusDuration(from) ?? 0);
  return {
    verdict: isLonger ? 'careful' : 'told',
    what: `the wait of ${names} is ${to}, which was ${from}`,
    happens: isLonger ? 'people are told later' : 'people are told sooner, and more often of what passes by itself',
  };
}

function pageTexts(names: string, from: string, to: string): Texts {
  return {
    verdict: 'told',
    what: `what to do about ${names} stands in \`${to}\`, which was \`${from}\``,
    happens: 'whoever is called reads there',
    path: ['monitoring', 'runbooks'],
  };
}
