import { describeManifest, type Manifest } from '../../lib/kubernetes/manifest';
import { objectProblems } from '../../lib/objects/object-problems';
import { deliveredManifests } from '../support/delivered';

test('every object of every environment is valid', () => {
  const problems = deliveredManifests().flatMap((object) =>
    objectProblems(object).map((problem) => ({ object: describeManifest(object as unknown as Manifest), ...problem })),
  );
  expect(problems).toEqual([]);
  expect(deliveredManifests().length).toBeGreaterThan(150);
});
