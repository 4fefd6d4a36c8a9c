import { join } from 'node:path';
import { findTool } from '../../../tools/find';
import type { NodeShape } from '../../cluster/nodes';
import { type ChartSource, renderRelease } from '../../helm';
import { gather } from '../../releases';
import type { Origin } from '../origin';
import { type Played, play } from '../scenario';
import { FIT_SCENARIOS } from './scenarios/all';
import { openFitScene } from './scene';

/** What it is played with. */
interface Means {
  /** Where charts are. @default - nowhere: inventories say what releases render to */
  readonly charts?: ChartSource;
  readonly progress: (text: string) => void;

  /** Ends whatever runs. @default - nothing does */
  readonly signal?: AbortSignal;
}

/**
 * Plays whether the pods of an environment fit nodes, and what becomes of them when nodes go.
 * @throws if the scene can not be set: a program is missing, or nobody knows what its releases run
 */
export async function playFit(
  { root, settings, environment }: Origin,
  nodes: readonly NodeShape[],
  { charts, progress, signal }: Means,
): Promise<readonly Played[]> {
  const folders = { dist: join(root, settings.output), locks: join(root, settings.locks) };
  const helm = charts === undefined ? undefined : findTool('helm');
  const { material } = gather(environment, folders, helm, (release, tool) =>
    renderRelease(release, charts ?? { pull: false }, tool),
  );
  const istioctl = findTool('istioctl')?.path;
  const scene = await openFitScene(material, nodes, { signal, ...(istioctl !== undefined && { istioctl }) });
  try {
    return await play(scene, FIT_SCENARIOS, (text) => progress(`${environment}: ${text}`));
  } finally {
    await scene.close();
  }
}
