import { effectsOf } from '../../lib/transitions/all';
import type { Verdict } from '../../lib/transitions/effect';
import { changeOf, type EnvironmentChange } from './sides';

/** A change, and the kinds of its effects with their verdicts, the worst first. */
interface Row extends EnvironmentChange {
  readonly title: string;
  readonly effects: readonly `${Verdict} ${string}`[];
}

const ROWS: readonly Row[] = [
  {
    title: 'a shorter retention deletes lines',
    of: 'homelab-production',
    head: { loki: { retention: '14d' } },
    effects: ['loses data/retention', 'told restarts/pods', 'told restarts/pods', 'told restarts/pods'],
  },
  {
    title: 'a longer retention is told',
    of: 'homelab-production',
    head: { loki: { retention: '60d' } },
    effects: ['told data/retention', 'told restarts/pods', 'told restarts/pods', 'told restarts/pods'],
  },
  { title: 'nothing changes', of: 'homelab-production', effects: [] },
];

test.each(ROWS)('$of: $title', ({ effects, ...change }) => {
  expect(effectsOf(changeOf(change)).map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
});
