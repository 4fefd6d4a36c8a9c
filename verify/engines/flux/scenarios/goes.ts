import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims, readPods } from '../../workloads';
import type { FluxScene } from '../scene';
import { readStages } from '../state';

const LIMIT = 300;

/** Switched off, everything goes but what holds lines; switched on, the lines are there again. */
export const switchedOff: Scenario<FluxScene> = {
  name: 'switched off and on: claims and their namespaces stay',
  async run(scene) {
    const { repository, push, settled } = scene;
    await goesAndComesBack(scene, 'switched off', {
      async go() {
        repository.edit({ path: ['enabled'], value: false });
        repository.synth();
        await push('Switch logging off');
      },
      async comeBack() {
        repository.edit({ path: ['enabled'], value: undefined });
        repository.synth();
        await settled(await push('Switch logging on'), LIMIT);
      },
    });
  },
};

/** Who takes the environment out of the cluster's own folder loses no line by that. */
export const removed: Scenario<FluxScene> = {
  name: 'removed from the cluster and brought back: claims and their namespaces stay',
  async run(scene) {
    await goesAndComesBack(scene, 'removed', {
      go: scene.leave,
      async comeBack() {
        await scene.settled(await scene.start(), LIMIT);
      },
    });
  },
};

interface Journey {
  go(): Promise<void>;
  comeBack(): Promise<void>;
}

async function goesAndComesBack(scene: FluxScene, what: string, { go, comeBack }: Journey): Promise<void> {
  const { cluster } = scene;
  const [claims, namespaces] = [await readClaims(cluster), await namespacesOf(scene)];
  await go();
  await waitUntil('all pods and releases are gone', LIMIT, async () => {
    const releases = (await readStages(cluster)).filter(({ kind }) => kind === 'HelmRelease').map(({ name }) => name);
    const left = [...(await readPods(cluster)).map(({ name }) => name), ...releases];
    return left.length === 0 ? undefined : left.join(', ');
  });
  await expectKept(scene, what, claims, namespaces);
  await comeBack();
  await expectKept(scene, `${what}, and brought back`, claims, namespaces);
}

/** Those of the environment that hold a claim, which goes with its namespace. */
async function namespacesOf({ cluster, asked }: FluxScene): Promise<readonly string[]> {
  const holding = new Set((await readClaims(cluster)).map((claim) => `Namespace ${claim.split('/')[0]}`));
  return asked.namespaces.filter((title) => holding.has(title));
}

async function expectKept(
  { cluster }: FluxScene,
  what: string,
  claims: readonly string[],
  namespaces: readonly string[],
): Promise<void> {
  const [nowClaims, objects] = [await readClaims(cluster), await readObjects(cluster)];
  const gone = [
    ...claims.filter((claim) => !nowClaims.includes(claim)).map((claim) => `claim ${claim}`),
    ...namespaces.filter((title) => !objects.has(title)),
  ];
  expectThat(gone.length === 0, `${what}, and these are gone: ${gone.join(', ')}`);
}
