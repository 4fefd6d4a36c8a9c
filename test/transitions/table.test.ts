import { effectsOf } from '../../lib/transitions/all';
import { POD_ROWS } from './rows-pods';
import { changeOf } from './sides';

test.each(POD_ROWS)('$of: $title', ({ effects, restarts, ...change }) => {
  const found = effectsOf(changeOf(change));
  expect(found.map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
  expect(found.filter(({ kind }) => kind === 'restarts/pods').map(({ subject }) => subject)).toEqual(restarts);
});
