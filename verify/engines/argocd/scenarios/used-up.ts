import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import type { ArgoCdScene } from '../scene';
import { readApplications, sentenceOf } from '../state';
import { BAD_PORT } from './refused';

const LIMIT = 60;

/** Once all tries are used up, the Application says so, and takes the next change at once. */
export const triesAreUsedUp: Scenario<ArgoCdScene> = {
  name: 'all tries are used up: it is said, and a fix is taken at once',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run({ cluster, repository, push, revert, settled }) {
    repository.edit(BAD_PORT);
    repository.synth();
    tryOnce(join(repository.output, '2-releases'));
    await push('Ask for a port that is none');
    await waitUntil('the sync has failed for good', LIMIT, async () => {
      const loki = (await readApplications(cluster)).find(({ chart }) => chart === 'loki');
      if (loki === undefined) return 'there is no Application of Loki';
      return loki.operation === 'Failed' && loki.message.includes('SyncError') ? undefined : sentenceOf(loki);
    });
    await settled(await revert(), LIMIT);
  },
};

/** One more try instead of all that we write: nobody has minutes. */
function tryOnce(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('-application.yaml'))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^( {6}limit: ).*$/m, '$11'));
  }
}
