import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HELM_CONTROLLER_TOOLS } from '../../../verify/engines/helm-controller/programs';
import { HELM_CONTROLLER_SCENARIOS } from '../../../verify/engines/helm-controller/scenarios/all';
import { failedUpgradeIsKept } from '../../../verify/engines/helm-controller/scenarios/fails';
import { type HelmControllerScene, openHelmControllerScene } from '../../../verify/engines/helm-controller/scene';
import { CLUSTER_TOOLS } from '../../../verify/engines/programs';
import { describeReal } from '../../support/programs';
import { originOf, type Stage, stageOf } from './origin';

const OPENS = 180_000;
const LONGEST = 300_000;

function withScene(tests: (scene: () => HelmControllerScene) => void): void {
  let scene: HelmControllerScene;
  let stage: Stage;

  beforeAll(async () => {
    const origin = originOf('rke2-dev');
    stage = stageOf(origin);
    scene = await openHelmControllerScene(origin, stage);
  }, OPENS);

  afterAll(async () => {
    await scene?.close();
    stage?.remove();
  }, OPENS);

  tests(() => scene);
}

const TOOLS = [...CLUSTER_TOOLS, ...HELM_CONTROLLER_TOOLS] as const;

describeReal('the helm-controller brings an environment into a cluster, and what happens to it there', TOOLS, () => {
  withScene((scene) => {
    test.each(HELM_CONTROLLER_SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
      '%s',
      async (_, scenario) => {
        if (scenario.unfit?.(scene()) === undefined) await scenario.run(scene());
      },
      LONGEST,
    );

    test(
      'without its failure policy, a release would not survive an upgrade that fails',
      async () => {
        const { repository, apply, settled } = scene();
        withoutFailurePolicy(join(repository.output, '2-releases'));
        await apply();
        await settled(120);
        await expect(failedUpgradeIsKept.run(scene())).rejects.toThrow(/the Job waits for somebody/);
      },
      LONGEST,
    );
  });
});

function withoutFailurePolicy(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('-helmchart.yaml'))) {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/^ {2}failurePolicy: .*\n/m, ''));
  }
}
