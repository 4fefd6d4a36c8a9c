import type { Release } from '../../../../lib/charts/release';
import { releaseCollision } from '../../../../lib/tiers/loki/checks/release';
import { runCheck } from '../../../support/checks';
import { release } from '../../../support/fixtures';
import { minimal } from '../props';

const collisions = (...releases: readonly Release[]) => runCheck(releaseCollision, { loki: minimal(), releases });
const collision = { id: 'loki/release-collision', severity: 'error' };

test('one release of Loki in each namespace, named loki', () => {
  expect(collisions(release(), release())).toMatchObject([collision]);
  expect(collisions(release({ name: 'prod' }))).toMatchObject([collision]);
  expect(collisions(release(), release({ namespace: 'other' }))).toEqual([]);
});

test('other charts may be there twice', () => {
  const chart = { ...release().chart, name: 'alloy' };
  expect(collisions(release({ chart, name: 'a' }), release({ chart, name: 'b' }))).toEqual([]);
});
