import { loadEnvironments } from '../../../lib/environment/load';
import type { JsonObject } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import type { RenderedInventory } from '../../../lib/rendered/inventory';
import { findTool } from '../../../tools/find';
import type { NodeShape } from '../../../verify/cluster/nodes';
import { FIT_SCENARIOS } from '../../../verify/engines/fit/scenarios/all';
import { openFitScene } from '../../../verify/engines/fit/scene';
import { nodesOf } from '../../../verify/engines/nodes';
import { play } from '../../../verify/engines/scenario';
import { renderRelease } from '../../../verify/helm';
import type { Material } from '../../../verify/material';
import { gather, type Render } from '../../../verify/releases';
import { fixtureDist } from '../../support/dist';
import { FIXTURE_LOCKS, fixture } from '../../support/fixture';
import { programPath } from '../../support/programs';

/** Reads an environment of the tests; with `CHARTS`, a folder of them, its releases are rendered. */
export function fitMaterial(name: string): Material {
  const folder = process.env.CHARTS;
  const render: Render = (release, helm) => renderRelease(release, { pull: false, ...(folder && { folder }) }, helm);
  return gather(name, { dist: fixtureDist(), locks: FIXTURE_LOCKS }, findTool('helm'), render).material;
}

/** The nodes that the file of an environment names. */
export function fitNodes(name: string): readonly NodeShape[] {
  const [found] = loadEnvironments([fixture(name)]).environments;
  if (found === undefined) throw new Error(`there is no environment ${name}`);
  return nodesOf(found);
}

/** Changes an object, or takes it away. */
export type Change = (object: JsonObject) => JsonObject | undefined;

/** Changes what an environment brings: its own objects, and those that its releases render to. */
export function changed(material: Material, change: Change): Material {
  const each = (objects: readonly KubeObject[]) =>
    objects.flatMap((object) => {
      const json = change(object.json);
      return json === undefined ? [] : [{ ...object, json }];
    });
  return {
    ...material,
    files: material.files.map((file) => ({ ...file, objects: each(file.objects) })),
    releases: material.releases.map(({ release, result }) => ({
      release,
      result: 'objects' in result ? { objects: each(result.objects) } : result,
    })),
    inventories: material.inventories.map((stored) =>
      'inventory' in stored.content
        ? { ...stored, content: { inventory: withObjects(stored.content.inventory, change) } }
        : stored,
    ),
  };
}

function withObjects(inventory: RenderedInventory, change: Change): RenderedInventory {
  return {
    ...inventory,
    objects: inventory.objects.flatMap((object): readonly JsonObject[] => {
      const json = change(object);
      return json === undefined ? [] : [json];
    }),
  };
}

/** Plays everything with an environment, as it is or as a test has changed it. @returns what goes wrong */
export async function problemsOf(name: string, change: Change = (object) => object): Promise<readonly string[]> {
  const istioctl = programPath('istioctl');
  const material = changed(fitMaterial(name), change);
  const scene = await openFitScene(material, fitNodes(name), { ...(istioctl !== undefined && { istioctl }) });
  try {
    const played = await play(scene, FIT_SCENARIOS, (text) => process.stderr.write(`${name}: ${text}\n`));
    return played.flatMap(({ scenario, problem }) => (problem === undefined ? [] : [`${scenario}: ${problem}`]));
  } finally {
    await scene.close();
  }
}
