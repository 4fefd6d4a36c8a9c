import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { configuredRelease } from '../../lib/plan/effective';
import { planStack } from '../../lib/plan/plan';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { loadFixtures } from '../support/load-fixture';
import type { Case } from './cases';

/** Every release of every environment of the tests. */
export const OF_ENVIRONMENTS: readonly Case[] = loadFixtures().flatMap((environment) =>
  deliveredReleases(deliveredObjects(planStack(environment))).flatMap((delivered) => {
    const release = configuredRelease(delivered);
    return release ? [{ title: `environment ${environment.name}: ${release.name}`, release, unknown: [] }] : [];
  }),
);
