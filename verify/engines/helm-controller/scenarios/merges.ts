import { valueAt } from '../../../../lib/kubernetes/json';
import { releasesIn } from '../../charts';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import type { HelmControllerScene } from '../scene';
import { readCharts } from '../state';

const LIMIT = 120;

const NAME = 'their-agent';

/** Values for the chart of somebody else are merged over theirs, and their release survives a failure from then on. */
export const configMerges: Scenario<HelmControllerScene> = {
  name: 'a HelmChartConfig is merged into the chart of somebody else, with its failure policy',
  async run(scene) {
    const { cluster, repository, apply } = scene;
    await cluster.apply(theirChart(scene));
    await waitUntil('their release is there', LIMIT, () => replicasAre(scene, 1));
    repository.edit({
      path: ['delivery', 'helmController', 'chartConfigs'],
      value: { [NAME]: { controller: { replicas: 2 } } },
    });
    repository.synth();
    await apply();
    await waitUntil('our value is merged over theirs', LIMIT, () => replicasAre(scene, 2));
    const job = (await readCharts(cluster)).find(({ name }) => name === NAME)?.job;
    expectThat(
      job?.env.get('FAILURE_POLICY') === 'abort',
      `their Job has the failure policy ${job?.env.get('FAILURE_POLICY')}`,
    );
    const { code, stderr } = await cluster.kubectl(['-n', 'kube-system', 'delete', 'helmchart', NAME, '--timeout=60s']);
    expectThat(code === 0, stderr);
  },
};

async function replicasAre({ cluster }: HelmControllerScene, replicas: number): Promise<string | undefined> {
  const objects = [...(await readObjects(cluster))];
  const found = objects.filter(([title]) => /^(?:Deployment|StatefulSet) /.test(title) && title.includes(`/${NAME}`));
  const counts = found.map(([, object]) => valueAt(object, 'spec', 'replicas'));
  return counts.length === 1 && counts[0] === replicas ? undefined : `replicas: ${counts.join(', ') || 'none'}`;
}

/** One of the same chart, as it is at hand. */
function theirChart({ repository }: HelmControllerScene) {
  const [release] = releasesIn(repository.output);
  if (release === undefined) throw new Error('there is no release');
  const { chart, version, repository: repo = '' } = release;
  const valuesContent = 'controller: { type: statefulset, replicas: 1 }\ncrds: { create: false }\n';
  return {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChart',
    metadata: { name: NAME, namespace: 'kube-system' },
    spec: { repo, chart, version, valuesContent },
  };
}
