import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readClaims } from '../../workloads';
import type { FluxScene } from '../scene';
import { readStages } from '../state';

const LIMIT = 300;

/** A larger volume is refused at each try; the way out that its README names keeps every claim. */
export const volumeGrows: Scenario<FluxScene> = {
  name: 'a larger volume is refused, and the way out of its README works',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run({ cluster, repository, push, settled, lookAgain }) {
    const claims = await readClaims(cluster);
    repository.edit({ path: ['loki', 'volume'], value: '77Gi' });
    repository.synth();
    const revision = await push('Give Loki more room');
    await waitUntil('Flux says that it can not be done', 120, async () => {
      const loki = (await readStages(cluster)).find(({ kind, name }) => kind === 'HelmRelease' && name === 'loki');
      return loki?.message.includes('Forbidden') ? undefined : `HelmRelease loki: ${loki?.message}`;
    });
    for (const args of commandsIn(repository.output)) {
      const { code, stderr } = await cluster.kubectl(args);
      expectThat(code === 0, stderr);
    }
    await lookAgain();
    await settled(revision, LIMIT);
    const left = await readClaims(cluster);
    const gone = claims.filter((claim) => !left.includes(claim));
    expectThat(gone.length === 0, `claims that were there before are gone: ${gone.join(', ')}`);
  },
};

/** The commands of the README that take StatefulSets away without their pods, each as arguments of kubectl. */
function commandsIn(output: string): readonly (readonly string[])[] {
  const readme = readFileSync(join(output, 'README.md'), 'utf8');
  const commands = readme.split('\n').filter((line) => /^kubectl .*--cascade=orphan$/.test(line));
  expectThat(commands.length > 0, 'its README has no command that takes StatefulSets away without their pods');
  return commands.map((command) => command.split(' ').slice(1));
}
