import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { valueAt } from '../../../../lib/kubernetes/json';
import { readFiles } from '../../../material';
import { titleOf } from '../../asked';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims, readPods, restarted } from '../../workloads';
import type { ArgoCdScene } from '../scene';

const LIMIT = 90;

/** Kinds that outlive their file: what is in them, or on them, is of others too. */
const KEPT = /^(?:Namespace|PersistentVolumeClaim) /;

/** An object without a file goes, but for those whose loss is the loss of lines. */
export const withoutFile: Scenario<ArgoCdScene> = {
  name: 'files leave the repository: their objects go, namespaces and claims stay',
  async run({ cluster, repository, push, revert, settled }) {
    const [pods, claims] = [await readPods(cluster), await readClaims(cluster)];
    const objects = readFiles(join(repository.output, '1-prerequisites')).flatMap((file) => file.objects);
    const policy = objects.find(({ kind }) => !['Namespace', 'ClusterRole', 'ClusterRoleBinding'].includes(kind));
    const gone = [...objects.filter(({ kind }) => kind === 'Namespace'), ...(policy ? [policy] : [])];
    for (const { origin } of gone) removeFile(join(repository.output, '1-prerequisites', origin));
    await push('Take files away');
    const went = gone.map(titleOf).filter((title) => !KEPT.test(title));
    await waitUntil(`${went.join(', ')} is gone`, LIMIT, async () => {
      const found = await readObjects(cluster);
      const left = went.filter((title) => found.has(title));
      return left.length === 0 ? undefined : left.join(', ');
    });
    const found = await readObjects(cluster);
    const goes = (title: string) => valueAt(found.get(title), 'metadata', 'deletionTimestamp') !== undefined;
    const lost = gone.map(titleOf).filter((title) => KEPT.test(title) && (!found.has(title) || goes(title)));
    expectThat(lost.length === 0, `their files are gone, and so are they: ${lost.join(', ')}`);
    await settled(await revert(), LIMIT);
    const again = restarted(pods, await readPods(cluster));
    expectThat(again.length === 0, `restarted by it: ${again.join(', ')}`);
    const now = await readClaims(cluster);
    expectThat(
      claims.every((claim) => now.includes(claim)),
      'a claim is gone that was there before',
    );
  },
};

function removeFile(file: string): void {
  rmSync(file);
  const list = join(dirname(file), 'kustomization.yaml');
  writeFileSync(list, readFileSync(list, 'utf8').replace(`  - ${basename(file)}\n`, ''));
}
