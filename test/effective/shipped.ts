import { join } from 'node:path';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { configuredRelease } from '../../lib/plan/effective';
import { planStack } from '../../lib/plan/plan';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { Case } from './cases';

const { files } = listEnvironmentFiles(join(__dirname, '../../environments'), []);

/** Every release of every environment in this repository. */
export const SHIPPED: readonly Case[] = loadEnvironments(files).environments.flatMap((environment) =>
  deliveredReleases(deliveredObjects(planStack(environment))).flatMap((delivered) => {
    const release = configuredRelease(delivered);
    return release ? [{ title: `environment ${environment.name}: ${release.name}`, release, unknown: [] }] : [];
  }),
);
