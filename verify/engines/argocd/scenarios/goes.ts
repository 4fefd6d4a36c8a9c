import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims, readPods } from '../../workloads';
import type { ArgoCdScene } from '../scene';
import { readApplications } from '../state';
import { terminate } from '../syncs';
import { BAD_PORT, refuse } from './refused';

const LIMIT = 120;

/** Switched off, everything goes but what holds lines; switched on, the lines are there again. */
export const switchedOff: Scenario<ArgoCdScene> = {
  name: 'switched off and on: claims and their namespaces stay',
  run: (scene) =>
    goesAndComesBack(scene, 'switched off', {
      async go() {
        scene.repository.edit({ path: ['enabled'], value: false });
        scene.repository.synth();
        await scene.push('Switch logging off');
      },
      async comeBack() {
        scene.repository.edit({ path: ['enabled'], value: undefined });
        scene.repository.synth();
        await scene.settled(await scene.push('Switch logging on'), LIMIT);
      },
    }),
};

/** A sync that fails holds its Application back: the way out of the README lets it go. */
export const removedWhileFailing: Scenario<ArgoCdScene> = {
  name: 'removed while a sync fails: the way out lets it go',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  run: (scene) =>
    goesAndComesBack(scene, 'removed while a sync failed', {
      async go() {
        const { name } = await refuse(scene, BAD_PORT, '99999999');
        await scene.user.leave();
        await terminate(scene, name);
      },
      async comeBack() {
        await allGone(scene);
        const revision = await scene.revert();
        await scene.user.start();
        await scene.settled(revision, LIMIT);
      },
    }),
};

/** Who takes the environment out of the cluster loses no line by that, and can apply it by hand again. */
export const removed: Scenario<ArgoCdScene> = {
  name: 'removed, and applied by hand: claims and their namespaces stay',
  run: (scene) =>
    goesAndComesBack(scene, 'removed', {
      go: scene.user.leave,
      async comeBack() {
        await allGone(scene);
        await scene.user.applyByHand();
        await scene.settled(scene.repository.head(), LIMIT);
      },
    }),
};

/** Whoever applies a project that is being deleted gets none. */
async function allGone({ cluster, asked }: ArgoCdScene): Promise<void> {
  await waitUntil('the project and its Applications are gone', LIMIT, async () => {
    const left = [...(await readObjects(cluster)).keys()].filter((title) => asked.own.includes(title));
    return left.length === 0 ? undefined : left.join(', ');
  });
}

interface Journey {
  go(): Promise<void>;
  comeBack(): Promise<void>;
}

async function goesAndComesBack(scene: ArgoCdScene, what: string, { go, comeBack }: Journey): Promise<void> {
  const { cluster, asked, stranger } = scene;
  const claims = await readClaims(cluster);
  await go();
  await waitUntil('all pods and Applications of the environment are gone', LIMIT, async () => {
    const applications = (await readApplications(cluster)).filter(({ name }) => asked.waves.has(name));
    const releases = applications.filter(({ chart }) => chart !== undefined).map(({ name }) => name);
    const left = [...(await readPods(cluster)).map(({ name }) => name), ...releases];
    return left.length === 0 ? undefined : left.join(', ');
  });
  await expectKept(scene, what, claims);
  await stranger.expectUntouched();
  await comeBack();
  await expectKept(scene, `${what}, and brought back`, claims);
}

/** Claims stay, and so do all namespaces: what others put there would go with them. */
async function expectKept({ cluster, asked }: ArgoCdScene, what: string, claims: readonly string[]): Promise<void> {
  const [now, objects] = [await readClaims(cluster), await readObjects(cluster)];
  const gone = [
    ...claims.filter((claim) => !now.includes(claim)).map((claim) => `claim ${claim}`),
    ...asked.namespaces.filter((title) => !objects.has(title)),
  ];
  expectThat(gone.length === 0, `${what}, and these are gone: ${gone.join(', ')}`);
}
