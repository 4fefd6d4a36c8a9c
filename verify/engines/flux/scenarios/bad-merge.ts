import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods, restarted } from '../../workloads';
import type { FluxScene } from '../scene';
import { readStages } from '../state';

const LIMIT = 300;

/** A merge that no engine can follow harms nothing that runs, and its reverse mends it. */
export const badMergeIsReverted: Scenario<FluxScene> = {
  name: 'a bad merge is reverted: nothing that runs was touched',
  async run({ cluster, repository, push, revert, settled }) {
    const pods = await readPods(cluster);
    nameNoChart(join(repository.output, '2-releases'));
    await push('Take a version of the charts that nobody has');
    await waitUntil('Flux says that something is wrong', 120, async () =>
      (await readStages(cluster)).some(({ kind, isReady }) => kind === 'HelmRelease' && !isReady)
        ? undefined
        : 'every release is ready',
    );
    await settled(await revert(), LIMIT);
    const again = restarted(pods, await readPods(cluster));
    expectThat(again.length === 0, `restarted by a merge that was reverted: ${again.join(', ')}`);
  },
};

function nameNoChart(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('-helmrelease.yaml'))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^( {6}version: ).*$/m, '$10.0.1'));
  }
}
