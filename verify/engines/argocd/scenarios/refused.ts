import { objectArguments } from '../../by-hand';
import { expectThat } from '../../expect';
import type { Edit } from '../../repository';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { holds, waitUntil } from '../../wait';
import { readClaims } from '../../workloads';
import { RESYNC } from '../controllers';
import type { ArgoCdScene } from '../scene';
import { type ApplicationState, readApplications, sentenceOf } from '../state';
import { startSync, terminate } from '../syncs';

/** Seconds in which Argo CD must say that something is refused, and in which what is mended must be there. */
const LIMIT = 120;

const unfit = ({ runsLoki }: ArgoCdScene) => (runsLoki ? undefined : 'its Loki is that of others');

/** A larger volume is refused: Argo CD goes on saying so, and the way out of the README works. */
export const volumeGrows: Scenario<ArgoCdScene> = {
  name: 'a larger volume is refused and shown, and the way out works',
  unfit,
  async run(scene) {
    const { cluster, settled } = scene;
    const claims = await readClaims(cluster);
    const { name, revision } = await refuse(scene, { path: ['loki', 'volume'], value: '77Gi' }, 'Forbidden');
    await terminate(scene, name);
    for (const title of (await readObjects(cluster)).keys())
      if (/^StatefulSet .*loki/.test(title)) await orphan(scene, title);
    await startSync(scene, name);
    await settled(revision, LIMIT);
    const now = await readClaims(cluster);
    expectThat(
      claims.every((claim) => now.includes(claim)),
      'a claim is gone that was there before',
    );
  },
};

/** What no API server takes is refused: Argo CD goes on saying so, and the reverse heals. */
export const portIsRefused: Scenario<ArgoCdScene> = {
  name: 'a port that is none is refused and shown, and a revert heals',
  unfit,
  async run(scene) {
    const { revert, settled } = scene;
    const { name } = await refuse(scene, BAD_PORT, '99999999');
    const { source } = await lokiOf(scene);
    const revision = await revert();
    // A sync that starts before takes what is refused once more.
    await waitUntil('the Application has the fix', LIMIT, async () =>
      (await lokiOf(scene)).source === source ? 'it has what is refused' : undefined,
    );
    await terminate(scene, name);
    await settled(revision, LIMIT);
  },
};

export const BAD_PORT: Edit = { path: ['loki', 'values', 'gateway', 'service', 'port'], value: 99999999 };

/** Asks for what is refused, and looks whether Argo CD says so, now and later. */
export async function refuse(
  scene: ArgoCdScene,
  edit: Edit,
  word: string,
): Promise<{ readonly name: string; readonly revision: string }> {
  const { cluster, repository, push } = scene;
  repository.edit(edit);
  repository.synth();
  const revision = await push(`Ask for ${edit.path.join('.')}: ${edit.value}`);
  await waitUntil(`Argo CD says ${word}`, LIMIT, async () => {
    const loki = await lokiOf(scene);
    return loki.message.includes(word) && loki.sync !== 'Synced' ? undefined : sentenceOf(loki);
  });
  await holds('the API server has refused it', 2.5 * RESYNC, async () => {
    const loki = await lokiOf(scene);
    return loki.sync === 'Synced' ? sentenceOf(loki) : undefined;
  });
  const { name } = await lokiOf({ cluster });
  return { name, revision };
}

async function lokiOf({ cluster }: Pick<ArgoCdScene, 'cluster'>): Promise<ApplicationState> {
  const loki = (await readApplications(cluster)).find(({ chart }) => chart === 'loki');
  if (loki === undefined) throw new Error('there is no Application of Loki');
  return loki;
}

async function orphan({ cluster }: ArgoCdScene, title: string): Promise<void> {
  const { code, stderr } = await cluster.kubectl(['delete', ...objectArguments(title), '--cascade=orphan']);
  expectThat(code === 0, `${title}: ${stderr}`);
}
