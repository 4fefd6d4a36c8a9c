import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods, restarted } from '../../workloads';
import type { ArgoCdScene } from '../scene';
import { readApplications } from '../state';

const LIMIT = 120;

/** A merge that no engine can follow harms nothing that runs, and its reverse mends it. */
export const badMergeIsReverted: Scenario<ArgoCdScene> = {
  name: 'a bad merge is reverted: nothing that runs was touched',
  async run({ cluster, repository, push, revert, settled }) {
    const pods = await readPods(cluster);
    nameNoChart(join(repository.output, '2-releases'));
    await push('Take a version of the charts that nobody has');
    await waitUntil('Argo CD says that something is wrong', LIMIT, async () =>
      (await readApplications(cluster)).some(({ chart, sync }) => chart !== undefined && sync === 'Unknown')
        ? undefined
        : 'every release is compared',
    );
    await settled(await revert(), LIMIT);
    const again = restarted(pods, await readPods(cluster));
    expectThat(again.length === 0, `restarted by a merge that was reverted: ${again.join(', ')}`);
  },
};

function nameNoChart(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('-application.yaml'))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^( {4}targetRevision: ).*$/m, '$10.0.1'));
  }
}
