import { type JsonObject, valueAt } from '../../../../lib/kubernetes/json';
import type { DeliveredRelease } from '../../../../lib/rendered/delivered-release';
import { releasesIn } from '../../charts';
import { expectThat } from '../../expect';
import type { Repository } from '../../repository';
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
  unfit: ({ repository }) => (agentIn(repository) ? undefined : 'it has no chart at hand that takes replicas alone'),
  async run(scene) {
    const { cluster, namespace, repository, apply } = scene;
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
    const { code, stderr } = await cluster.kubectl(['-n', namespace, 'delete', 'helmchart', NAME, '--timeout=60s']);
    expectThat(code === 0, stderr);
  },
};

async function replicasAre({ cluster }: HelmControllerScene, replicas: number): Promise<string | undefined> {
  const objects = [...(await readObjects(cluster))];
  const found = objects.filter(([title]) => /^(?:Deployment|StatefulSet) /.test(title) && title.includes(`/${NAME}`));
  const counts = found.map(([, object]) => valueAt(object, 'spec', 'replicas'));
  return counts.length === 1 && counts[0] === replicas ? undefined : `replicas: ${counts.join(', ') || 'none'}`;
}

/** Somebody else may have the chart that our agent has. */
function agentIn({ output }: Repository): DeliveredRelease | undefined {
  return releasesIn(output).find(({ chart }) => chart === 'alloy');
}

function theirChart({ repository, namespace }: HelmControllerScene): JsonObject {
  const agent = agentIn(repository);
  if (agent === undefined) throw new Error('there is no agent');
  const { chart, version, repository: repo = '' } = agent;
  const valuesContent = 'controller: { type: statefulset, replicas: 1 }\ncrds: { create: false }\n';
  return {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChart',
    metadata: { name: NAME, namespace },
    spec: { repo, chart, version, valuesContent },
  };
}
