import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims } from '../../workloads';
import type { FluxScene } from '../scene';

const LIMIT = 300;

const OTHER = 'logs';

/** Where Helm keeps what it knows of a release, whatever the objects of that are called. */
const RECORD = new RegExp(`^Secret .*/sh\\.helm\\.release\\.v1\\.${OTHER}\\.`);

/** Flux takes the old release away and installs the new one: claims stay, whatever its objects are called. */
export const releaseIsRenamed: Scenario<FluxScene> = {
  name: 'a release is renamed and named as before: its claims stay',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run({ cluster, repository, push, revert, settled }) {
    const claims = await readClaims(cluster);
    rename(join(repository.output, '2-releases', 'loki-helmrelease.yaml'));
    const revision = await push('Call the release otherwise');
    await settled(revision, LIMIT);
    const records = async () => [...(await readObjects(cluster)).keys()].filter((title) => RECORD.test(title));
    expectThat((await records()).length > 0, `Helm knows no release ${OTHER}`);
    expectKept('renamed', claims, await readClaims(cluster));
    await settled(await revert(), LIMIT);
    await waitUntil(
      `Helm knows no release ${OTHER} any more`,
      60,
      async () => (await records()).join(', ') || undefined,
    );
    expectKept('named as before', claims, await readClaims(cluster));
  },
};

function rename(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( {2}releaseName: ).*$/m, `$1${OTHER}`));
}

function expectKept(what: string, before: readonly string[], now: readonly string[]): void {
  const gone = before.filter((claim) => !now.includes(claim));
  expectThat(gone.length === 0, `${what}, and these claims are gone: ${gone.join(', ')}`);
}
