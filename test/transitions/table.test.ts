import { effectsOf } from '../../lib/transitions/all';
import { ROWS } from './all-rows';
import { restartsIn, stepsIn } from './expected';
import { POD_ROWS } from './rows-pods';
import { changeOf } from './sides';

test.each(ROWS)('$of: $title', ({ restarts = [], steps = [], ...change }) => {
  const found = effectsOf(changeOf(change));
  expect(restartsIn(found)).toEqual(restarts);
  expect(stepsIn(found)).toEqual(steps);
});

test.each(POD_ROWS)('$of: all that is told of $title', ({ effects, ...change }) => {
  expect(effectsOf(changeOf(change)).map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
});
