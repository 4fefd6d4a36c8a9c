import { isJsonObject, type JsonObject, valueAt } from '../../../../lib/kubernetes/json';
import { applyMergePatch } from '../../../../lib/kubernetes/merge-patch';
import type { KubeObject } from '../../../../lib/references/kube-object';
import { readFiles } from '../../../material';
import { expectThat } from '../../expect';
import { namespaceObject } from '../../needs';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims } from '../../workloads';
import type { FluxScene } from '../scene';
import { readStages } from '../state';

const LIMIT = 300;

/** What somebody else has installed under the same name goes on running under this environment, once it is suspended. */
export const releaseIsTakenOver: Scenario<FluxScene> = {
  name: "somebody's release of the same name is suspended and taken over in place",
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run(scene) {
    const { cluster, repository, leave, start, settled } = scene;
    await leave();
    await waitUntil('all of this environment is gone', LIMIT, async () =>
      (await readStages(cluster)).length === 0 ? undefined : 'something of Flux is left',
    );
    const objects = readFiles(repository.output).flatMap((file) => file.objects);
    await installTheirs(scene, objects);
    const [sets, claims] = [await statefulSets(scene), await readClaims(cluster)];
    await cluster.apply(suspended(theirRelease(objects)));
    await settled(await start(), LIMIT);
    expectSame('StatefulSets', sets, await statefulSets(scene));
    expectSame('claims', claims, await readClaims(cluster));
    await removeTheirs(scene);
    expectSame('StatefulSets', sets, await statefulSets(scene));
  },
};

/** Names of somebody else's objects of Flux. */
const THEIRS = 'theirs';

async function installTheirs({ cluster, asked }: FluxScene, objects: readonly KubeObject[]): Promise<void> {
  const release = theirRelease(objects);
  const namespace = String(valueAt(release, 'spec', 'targetNamespace'));
  const repositories = objects.filter(({ kind }) => kind === 'HelmRepository').map(({ json }) => json);
  await cluster.apply(namespaceObject(asked.namespace), namespaceObject(namespace), ...repositories, release);
  await waitUntil('their release is ready', LIMIT, async () => {
    const theirs = (await readStages(cluster)).find(({ name }) => name === THEIRS);
    return theirs?.isReady ? undefined : (theirs?.message ?? 'there is none');
  });
}

/** Their values differ in what pods do not see: where the chart's own test would run. */
function theirRelease(objects: readonly KubeObject[]): JsonObject {
  const ours = objects.find(({ kind, name }) => kind === 'HelmRelease' && name === 'loki');
  if (ours === undefined) throw new Error('there is no HelmRelease loki');
  return applyMergePatch(ours.json, {
    metadata: { name: THEIRS },
    spec: { suspend: null, dependsOn: null, values: { loki: { limits_config: { retention_period: '744h' } } } },
  });
}

function suspended(release: JsonObject): JsonObject {
  return applyMergePatch(release, { spec: { suspend: true } });
}

/** What is suspended may be deleted: Flux leaves its release alone (fluxcd/helm-controller, docs/spec/v2: `.spec.suspend`). */
async function removeTheirs({ cluster, asked }: FluxScene): Promise<void> {
  const args = ['delete', 'helmrelease', THEIRS, '--namespace', asked.namespace, '--timeout=60s'];
  const { code, stderr } = await cluster.kubectl(args);
  expectThat(code === 0, stderr);
}

async function statefulSets({ cluster }: FluxScene): Promise<readonly string[]> {
  const objects = [...(await readObjects(cluster))].filter(([title]) => title.startsWith('StatefulSet '));
  return objects.map(([title, { metadata }]) => `${title} ${isJsonObject(metadata) ? metadata.uid : ''}`);
}

function expectSame(what: string, before: readonly string[], after: readonly string[]): void {
  const gone = before.filter((each) => !after.includes(each));
  expectThat(gone.length === 0, `${what} that were not taken over in place: ${gone.join(', ')}`);
}
