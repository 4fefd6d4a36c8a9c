import { lokiReleaseCollision } from '../../../../lib/tiers/loki/checks/release';
import { release } from '../../../support/fixtures';

const collision = { id: 'loki/release-collision', severity: 'error' };

test('one release of Loki in each namespace, named loki', () => {
  expect(lokiReleaseCollision([release(), release()])).toMatchObject([collision]);
  expect(lokiReleaseCollision([release({ name: 'prod' })])).toMatchObject([collision]);
  expect(lokiReleaseCollision([release(), release({ namespace: 'other' })])).toEqual([]);
});

test('other charts may be there twice', () => {
  const chart = { ...release().chart, name: 'alloy' };
  expect(lokiReleaseCollision([release({ chart, name: 'a' }), release({ chart, name: 'b' })])).toEqual([]);
});
