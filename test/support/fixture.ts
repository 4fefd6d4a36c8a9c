import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { environmentName, listEnvironmentFiles } from '../../lib/environment/files';

/** Environments of the tests. Those in `environments/` are examples, which a fork edits and deletes. */
export const FIXTURES = 'test/fixtures/environments';

/** The inventories of what their releases render to. */
export const FIXTURE_LOCKS = 'test/fixtures/locks';

/** The file of an environment of the tests: `fixture('homelab-staging')`. */
export function fixture(name: string): string {
  return `${FIXTURES}/${name}.yaml`;
}

export function fixtureFiles(): readonly string[] {
  return listEnvironmentFiles(FIXTURES).files;
}

export function fixtureNames(): readonly string[] {
  return fixtureFiles().map(environmentName);
}

/** Copies them to where a repository has its own: `environments/` and `locks/` of a folder. */
export function copyFixtures(folder: string): void {
  cpSync(FIXTURES, join(folder, 'environments'), { recursive: true });
  cpSync(FIXTURE_LOCKS, join(folder, 'locks'), { recursive: true });
}
