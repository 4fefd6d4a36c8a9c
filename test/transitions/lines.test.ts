import { DOORS } from '../../lib/transitions/doors/all';
import { familyOf, worstFirst } from '../../lib/transitions/effect';
import { LINES } from '../../lib/transitions/lines/all';
import type { Transition } from '../../lib/transitions/transition';
import { WATCHING } from '../../lib/transitions/watching/all';
import type { Row } from './row';
import { DOOR_ROWS } from './rows-doors';
import { LINE_ROWS } from './rows-lines';
import { WATCHING_ROWS } from './rows-watching';
import { changeOf } from './sides';

describe.each([
  { family: 'lines', transitions: LINES, rows: LINE_ROWS },
  { family: 'doors', transitions: DOORS, rows: DOOR_ROWS },
  { family: 'watching', transitions: WATCHING, rows: WATCHING_ROWS },
] satisfies readonly { family: string; transitions: readonly Transition[]; rows: readonly Row[] }[])(
  'a review of $family says',
  ({ family, transitions, rows }) => {
    test.each(rows)('of $of: $title', ({ effects, ...change }) => {
      const found = worstFirst(transitions.flatMap((transition) => transition.find(changeOf(change))));
      if (process.env.SHOW) console.log(JSON.stringify(found, null, 1));
      expect(found.map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
      expect(found.every((effect) => familyOf(effect) === family)).toBe(true);
    });
  },
);
