import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/kubernetes/json';
import { toYaml } from '../../../lib/syntax/yaml';
import { TEMPLATE } from './template';

/** What a release renders to, as its inventory records it. */
export interface Recorded {
  readonly chart: string;
  readonly version: string;
  readonly release: string;
  readonly objects: readonly JsonObject[];
}

/**
 * Writes a chart that renders the objects of an inventory, where the chart itself is not to be had. It reads a few of
 * the values that scenarios change: a retention, an image, the size of a volume.
 * @returns the folder of the chart
 */
export function writeStandIn({ chart, version, release, objects }: Recorded, folder: string): string {
  const root = join(folder, `${chart}-${version}`);
  mkdirSync(join(root, 'templates'), { recursive: true });
  mkdirSync(join(root, 'objects'), { recursive: true });
  writeFileSync(join(root, 'Chart.yaml'), toYaml({ apiVersion: 'v2', name: chart, version, description: DESCRIPTION }));
  writeFileSync(join(root, 'objects', `${release}.json`), JSON.stringify(objects));
  writeFileSync(join(root, 'templates', 'objects.yaml'), TEMPLATE);
  return root;
}

const DESCRIPTION = 'Stands in for the chart of this name: it renders what an inventory records.';
