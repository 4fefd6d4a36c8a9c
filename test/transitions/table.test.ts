import { effectsOf } from '../../lib/transitions/all';
import type { Row } from './row';
import { changeOf } from './sides';

const ROWS: readonly Row[] = [
  {
    title: 'a shorter retention deletes lines',
    of: 'homelab-production',
    head: { loki: { retention: '14d' } },
    effects: ['loses data/retention'],
  },
  {
    title: 'a longer retention is told',
    of: 'homelab-production',
    head: { loki: { retention: '60d' } },
    effects: ['told data/retention'],
  },
  { title: 'nothing changes', of: 'homelab-production', effects: [] },
];

test.each(ROWS)('$of: $title', ({ effects, ...change }) => {
  expect(effectsOf(changeOf(change)).map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
});
