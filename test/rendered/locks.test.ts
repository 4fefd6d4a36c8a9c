import { readFileSync } from 'node:fs';
import { linkStack } from '../../lib/checks/links';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { planStack } from '../../lib/plan/plan';
import { readInventories } from '../../lib/rendered/inventories';
import { printInventory } from '../../lib/rendered/inventory';
import { knownReleases, notKnown } from '../../lib/rendered/known';
import { FIXTURE_LOCKS } from '../support/fixture';
import { loadFixtures } from '../support/load-fixture';

describe.each(loadFixtures().map((environment) => [environment.name, environment] as const))(
  '%s',
  (name, environment) => {
    const plan = planStack(environment);
    const inventories = readInventories(FIXTURE_LOCKS, name);
    const releases = plan.releases.map((release) => release.name);

    test('the inventory of each release is fresh, and there are no others', () => {
      const known = knownReleases(deliveredObjects(plan), inventories);
      expect(notKnown(known).map((release) => release.name)).toEqual([]);
      expect(known.unused).toEqual([]);
      expect(inventories).toHaveLength(releases.length);
    });

    test('the files are as they are printed', () => {
      for (const { file, content } of inventories) {
        expect('inventory' in content && printInventory(content.inventory)).toBe(readFileSync(file, 'utf8'));
      }
    });

    test('as long as a release is not known, nothing is said of what may be in it', () => {
      for (const unknown of [releases, ...releases.map((release) => [release])]) {
        const rest = inventories.filter(({ release }) => !unknown.includes(release));
        const broken = new Set(linkStack(plan, inventories).map(({ problem }) => problem));
        const findings = linkStack(plan, rest).filter(({ problem }) => !broken.has(problem));
        expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual(
          unknown.length > 0 ? ['note lock/missing'] : [],
        );
      }
    });
  },
);
