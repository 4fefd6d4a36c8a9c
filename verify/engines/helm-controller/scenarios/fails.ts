import { runAsync } from '../../../programs/run-async';
import { expectThat } from '../../expect';
import { programPath } from '../../programs';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods, restarted } from '../../workloads';
import type { HelmControllerScene } from '../scene';
import { readCharts } from '../state';
import { changeValues } from '../values';

const LIMIT = 120;

/** An upgrade that the API server refuses leaves the release as it is, until somebody goes back as the README says. */
export const failedUpgradeIsKept: Scenario<HelmControllerScene> = {
  name: 'an upgrade fails: the release stays, and `helm rollback` and a fix bring it back',
  async run(scene) {
    const { cluster, repository, asked, apply, settled, jobs } = scene;
    const [name = ''] = asked().keys();
    const pods = await readPods(cluster);
    const putBack = changeValues(repository.output, name, { alloy: { listenPort: 99999999 } });
    await apply();
    await waitUntil('the Job waits for somebody', 45, async () =>
      jobs.said(name).includes('operator intervention') ? undefined : jobs.said(name) || 'it has said nothing yet',
    );
    await expectKept(scene, name, 'failed');
    putBack();
    await apply();
    await rollBack(scene, name);
    await settled(LIMIT);
    const again = restarted(pods, await readPods(cluster)).filter((owner) => !owner.startsWith('Job '));
    expectThat(again.length === 0, `restarted by an upgrade that failed: ${again.join(', ')}`);
  },
};

async function expectKept({ cluster }: HelmControllerScene, name: string, status: string): Promise<void> {
  const chart = (await readCharts(cluster)).find((each) => each.name === name);
  expectThat(
    chart?.release?.status === status,
    `an upgrade of ${name} fails, and its release is ${chart?.release?.status ?? 'gone'}`,
  );
}

async function rollBack({ cluster }: HelmControllerScene, name: string): Promise<void> {
  const chart = (await readCharts(cluster)).find((each) => each.name === name);
  const args = ['rollback', name, '--namespace', chart?.targetNamespace ?? ''];
  const { code, stderr } = await runAsync(programPath('helm'), args, { env: cluster.env });
  expectThat(code === 0, `helm ${args.join(' ')}: ${stderr}`);
}
