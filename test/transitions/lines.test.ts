import { familyOf, worstFirst } from '../../lib/transitions/effect';
import { LINES } from '../../lib/transitions/lines/all';
import { LINE_ROWS } from './rows-lines';
import { changeOf } from './sides';

test.each(LINE_ROWS)('$of: $title', ({ effects, ...change }) => {
  const found = LINES.flatMap((transition) => transition.find(changeOf(change)));
  if (process.env.SHOW) console.log(JSON.stringify(worstFirst(found), null, 1));
  expect(worstFirst(found).map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
  expect(found.every((effect) => familyOf(effect) === 'lines')).toBe(true);
});
