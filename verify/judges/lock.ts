import type { KubeObject } from '../../lib/references/kube-object';
import { canonicalJson } from '../../lib/rendered/canonical';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { releaseHash } from '../../lib/rendered/inventory';
import { pruneObjects } from '../../lib/rendered/prune';
import { type Judge, uncheckedTask } from '../judge';
import { failed, type Outcome, PASSED, unchecked } from '../judgement';
import { notRendered, type RenderedRelease } from '../material';

const WHAT = 'chart lock';

/** Compares the inventory of every release with what Helm renders now. */
export const judgeLock: Judge = ({ releases, inventories }) =>
  releases.map(({ release, result }) => {
    const inventory = inventories.find((each) => each.release === release.name);
    const subject = inventory?.file ?? `release ${release.name}`;
    if (!('objects' in result)) return uncheckedTask(WHAT, subject, notRendered(result) ?? '');
    return {
      what: WHAT,
      subjects: [subject],
      program: 'cdk8s-logging lock',
      judge: async () => [compare(release, result.objects, inventory)],
    };
  });

const RENEW = 'npx cdk8s-logging lock renews it';

function compare(
  release: RenderedRelease['release'],
  objects: readonly KubeObject[],
  stored: StoredInventory | undefined,
): Outcome {
  if (!stored) return unchecked('no inventory of what it renders to: npx cdk8s-logging lock');
  if ('problem' in stored.content) return failed(`${stored.content.problem}; ${RENEW}`);
  const { inventory } = stored.content;
  if (inventory.hash !== releaseHash(release)) return failed(`it is of other values or another chart; ${RENEW}`);
  const same = canonicalJson([...inventory.objects]) === canonicalJson([...pruneObjects(objects)]);
  return same ? PASSED : failed(`Helm renders something else now; ${RENEW}`);
}
