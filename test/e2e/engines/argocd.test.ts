import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARGO_CD_TOOLS } from '../../../verify/engines/argocd/programs';
import { ARGO_CD_SCENARIOS } from '../../../verify/engines/argocd/scenarios/all';
import { converges } from '../../../verify/engines/argocd/scenarios/converges';
import { withoutFile } from '../../../verify/engines/argocd/scenarios/prune';
import { type ArgoCdScene, openArgoCdScene } from '../../../verify/engines/argocd/scene';
import { CLUSTER_TOOLS } from '../../../verify/engines/programs';
import { readObjects } from '../../../verify/engines/snapshot';
import { holds, waitUntil } from '../../../verify/engines/wait';
import { describeReal } from '../../support/programs';
import { originOf, type Stage, stageOf } from './origin';

const OPENS = 180_000;
const LONGEST = 400_000;

/** Seconds that a change has. */
const LIMIT = 120;

/** @param spoil what is wrong with the output */
function withScene(spoil: (output: string) => void, tests: (scene: () => ArgoCdScene) => void): void {
  let scene: ArgoCdScene;
  let stage: Stage;

  beforeAll(async () => {
    const origin = originOf('talos-ambient');
    stage = stageOf(origin);
    scene = await openArgoCdScene(origin, { ...stage, spoil: ({ output }) => spoil(output) });
  }, OPENS);

  afterAll(async () => {
    await scene?.close();
    stage?.remove();
  }, OPENS);

  tests(() => scene);
}

const TOOLS = [...CLUSTER_TOOLS, ...ARGO_CD_TOOLS] as const;

describeReal('Argo CD brings an environment into a cluster, and what happens to it there', TOOLS, () => {
  withScene(
    () => undefined,
    (scene) => {
      test.each(ARGO_CD_SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
        '%s',
        async (_, scenario) => {
          if (scenario.unfit?.(scene()) === undefined) await scenario.run(scene());
        },
        LONGEST,
      );
    },
  );
});

describeReal('a release moves to another namespace', TOOLS, () => {
  withScene(
    () => undefined,
    (scene) => {
      test(
        'what a release leaves in another namespace goes once the limits of the project name that',
        async () => {
          const { cluster, repository, push } = scene();
          await converges.run(scene());
          const shippers = async () =>
            [...(await readObjects(cluster)).keys()].filter((title) => /^DaemonSet .*shipper/.test(title));
          const wait = (what: string, isSo: (titles: readonly string[]) => boolean) =>
            waitUntil(what, LIMIT, async () => {
              const titles = await shippers();
              return isSo(titles) ? undefined : titles.join(', ');
            });
          repository.edit({ path: ['collector', 'otel', 'shipper', 'namespace'], value: 'moved' });
          repository.synth();
          await push('Move the shipper');
          await wait('the shipper is in its new namespace', (titles) =>
            titles.some((title) => title.includes('moved/')),
          );
          await holds('a shipper left behind', 20, async () =>
            (await shippers()).length === 2 ? undefined : 'Argo CD removes it without being asked: README',
          );
          repository.edit({ path: ['delivery', 'argocd', 'leaving'], value: ['otel-shipper'] });
          repository.synth();
          await push('Let the old namespace stay within the limits');
          await wait('only the new shipper is there', (titles) => titles.length === 1);
        },
        LONGEST,
      );
    },
  );
});

describeReal('what is wrong with the output for Argo CD is seen', TOOLS, () => {
  withScene(withoutWaveAndProtection, (scene) => {
    test(
      'a release without its wave',
      async () => {
        await expect(converges.run(scene())).rejects.toThrow(/logging-otel-receiver of wave 3 must wait for logging-/);
      },
      LONGEST,
    );

    test(
      'a Namespace that goes with its file, and all that is in it',
      async () => {
        await expect(withoutFile.run(scene())).rejects.toThrow(/so are they: .*Namespace loki/s);
      },
      LONGEST,
    );
  });
});

function withoutWaveAndProtection(output: string): void {
  const release = join(output, '2-releases/logging-otel-receiver-application.yaml');
  edit(release, / {4}argocd\.argoproj\.io\/sync-wave: .*\n/);
  for (const file of readdirSync(join(output, '1-prerequisites')).filter((name) => name.endsWith('-namespace.yaml')))
    edit(join(output, '1-prerequisites', file), / {4}argocd\.argoproj\.io\/sync-options: .*\n/);
}

function edit(file: string, part: RegExp): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(part, '');
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}
