import { type JsonObject, valueAt } from '../../../../lib/kubernetes/json';
import type { KubeObject } from '../../../../lib/references/kube-object';
import { isOfIstio } from '../../../judges/istio';
import { expectThat } from '../../expect';
import { takesPods } from '../../nodes';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods } from '../../workloads';
import { isWorkload, lacking } from '../pods';
import { crowdedOn } from '../rings';
import type { FitScene } from '../scene';

/** Seconds in which every pod must run: nobody pulls an image. */
const LIMIT = 30;

/** Every pod has a node, no node takes too much with it, and every budget lets a pod go. */
export const fits: Scenario<FitScene> = {
  name: 'every pod has a node, and every budget lets one go',
  async run(scene) {
    const { cluster, nodes, objects, rings } = scene;
    for (const part of [objects.filter(comesFirst), objects.filter((object) => !comesFirst(object))])
      await cluster.apply(...part.map(({ json }) => json));
    await waitUntil('every pod runs', LIMIT, () => lacking(scene));
    const pods = await readPods(cluster);
    const places = nodes.filter(takesPods).length;
    const crowded = rings.flatMap((ring) => crowdedOn(ring, pods, places) ?? []);
    expectThat(crowded.length === 0, crowded.join('\n'));
    await waitUntil('every budget lets a pod go', 20, () => shutBudgets(scene));
  },
};

/** Pods are refused without what they name. */
function comesFirst(object: KubeObject): boolean {
  return !isWorkload(object) && !isOfIstio(object);
}

/** Budgets that allow no eviction while every pod is ready allow none for ever. */
async function shutBudgets({ cluster, objects }: FitScene): Promise<string | undefined> {
  const path = '/apis/policy/v1/poddisruptionbudgets';
  const { items } = await cluster.read<{ readonly items: readonly JsonObject[] }>(path);
  const asked = new Set(objects.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`));
  const shut = items
    .map((budget) => ({
      title: `PodDisruptionBudget ${valueAt(budget, 'metadata', 'namespace')}/${valueAt(budget, 'metadata', 'name')}`,
      asks: JSON.stringify(valueAt(budget, 'spec', 'minAvailable') ?? valueAt(budget, 'spec', 'maxUnavailable')),
      allowed: Number(valueAt(budget, 'status', 'disruptionsAllowed') ?? 0),
      healthy: Number(valueAt(budget, 'status', 'currentHealthy') ?? 0),
    }))
    .filter(({ title, allowed }) => asked.has(title) && allowed === 0)
    .map(
      ({ title, asks, healthy }) =>
        `${title}: at least 1 of its pods may go while all are ready, and none may (${healthy} ready, it asks for ${asks})`,
    );
  return shut.length === 0 ? undefined : shut.join('\n');
}
