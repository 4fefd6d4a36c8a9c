import { loadEnvironments } from '../../../lib/environment/load';
import { findTool } from '../../../tools/find';
import type { NodeShape } from '../../../verify/cluster/nodes';
import { nodesOf } from '../../../verify/engines/fit/nodes';
import { FIT_SCENARIOS } from '../../../verify/engines/fit/scenarios/all';
import { openFitScene } from '../../../verify/engines/fit/scene';
import { type Played, play } from '../../../verify/engines/scenario';
import { renderRelease } from '../../../verify/helm';
import type { Material } from '../../../verify/material';
import { gather, type Render } from '../../../verify/releases';
import { fixtureDist } from '../../support/dist';
import { FIXTURE_LOCKS, fixture } from '../../support/fixture';

/** Reads an environment of the tests; with `CHARTS`, a folder of them, its releases are rendered. */
export function fitMaterial(name: string): Material {
  const folder = process.env.CHARTS;
  const source = { pull: false, ...(folder !== undefined && { folder }) };
  const render: Render = (release, helm) => renderRelease(release, source, helm);
  return gather(name, { dist: fixtureDist(), locks: FIXTURE_LOCKS }, findTool('helm'), render).material;
}

/** The nodes that the file of an environment names. */
export function fitNodes(name: string): readonly NodeShape[] {
  const { environments } = loadEnvironments([fixture(name)]);
  const [found] = environments;
  if (found === undefined) throw new Error(`there is no environment ${name}`);
  return nodesOf(found);
}

/** Plays everything with an environment, as it is or as a test has changed it. */
export async function playFit(material: Material, nodes: readonly NodeShape[]): Promise<readonly Played[]> {
  const istioctl = process.env.ISTIOCTL ?? findTool('istioctl')?.path;
  const scene = await openFitScene(material, nodes, istioctl);
  try {
    return await play(scene, FIT_SCENARIOS, (text) => process.stderr.write(`${material.environment}: ${text}\n`));
  } finally {
    await scene.close();
  }
}
