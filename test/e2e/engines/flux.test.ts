import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLUX_TOOLS } from '../../../verify/engines/flux/programs';
import { FLUX_SCENARIOS } from '../../../verify/engines/flux/scenarios/all';
import { converges } from '../../../verify/engines/flux/scenarios/converges';
import { removed } from '../../../verify/engines/flux/scenarios/goes';
import { type FluxScene, openFluxScene } from '../../../verify/engines/flux/scene';
import { CLUSTER_TOOLS } from '../../../verify/engines/programs';
import { play } from '../../../verify/engines/scenario';
import { describeReal } from '../../support/programs';
import { originOf, type Stage, stageOf } from './origin';

const OPENS = 180_000;
const LONGEST = 700_000;

/** @param change what is wrong with the output */
function withScene(change: (output: string) => void, tests: (scene: () => FluxScene) => void): void {
  let scene: FluxScene;
  let stage: Stage;

  beforeAll(async () => {
    const origin = originOf('homelab-staging');
    stage = stageOf(origin);
    scene = await openFluxScene(origin, stage);
    change(scene.repository.output);
  }, OPENS);

  afterAll(async () => {
    await scene?.close();
    stage?.remove();
  }, OPENS);

  tests(() => scene);
}

describeReal(
  'Flux brings an environment into a cluster, and what happens to it there',
  [...CLUSTER_TOOLS, ...FLUX_TOOLS],
  () => {
    withScene(
      () => undefined,
      (scene) => {
        let broken: string | undefined;
        test.each(FLUX_SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
          '%s',
          async (_, scenario) => {
            const [played] = await play(scene(), [scenario], () => undefined, broken);
            broken ??= played?.problem === undefined ? undefined : scenario.name;
            expect(played?.problem ?? played?.leftOut).toBeUndefined();
          },
          LONGEST,
        );
      },
    );
  },
);

describeReal('what is wrong with the output for Flux is seen', [...CLUSTER_TOOLS, ...FLUX_TOOLS], () => {
  withScene(withoutOrderAndProtection, (scene) => {
    test(
      'a stage that waits for another one than it should',
      async () => {
        await expect(converges.run(scene())).rejects.toThrow(
          'Kustomization logging-configs must wait for logging-releases',
        );
      },
      LONGEST,
    );

    test(
      'a Namespace that goes with the rest, and its claims with it',
      async () => {
        await expect(removed.run(scene())).rejects.toThrow(/these are gone: .*monitoring/);
      },
      LONGEST,
    );
  });
});

function withoutOrderAndProtection(output: string): void {
  // Without any order it would fail as long as there is no namespace, and come late for that reason.
  edit(
    join(output, 'flux/logging-configs-kustomization.yaml'),
    /name: logging-releases/,
    'name: logging-prerequisites',
  );
  for (const file of readdirSync(join(output, '1-prerequisites')).filter((name) => name.endsWith('-namespace.yaml')))
    edit(join(output, '1-prerequisites', file), / {4}kustomize\.toolkit\.fluxcd\.io\/prune: .*\n/);
}

function edit(file: string, part: RegExp, by = ''): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(part, by);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}
