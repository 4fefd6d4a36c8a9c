import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../../lib/environment/settings';
import type { NodeShape } from '../../../verify/cluster/nodes';
import type { ServedChart } from '../../../verify/engines/chart-server';
import { chartsOf, releasesIn } from '../../../verify/engines/charts';
import { readEnvironment } from '../../../verify/engines/environment';
import { nodesOf } from '../../../verify/engines/nodes';
import type { Origin } from '../../../verify/engines/origin';
import { programPath } from '../../../verify/engines/programs';
import { standInCharts } from '../../../verify/engines/stand-in/charts';

/** The repository of the examples, as a user would have it. */
export function originOf(environment: string): Origin {
  const root = join(__dirname, '../../fixtures');
  return { root, settings: DEFAULT_SETTINGS, environment };
}

/** What a scene of an example is made of. */
export interface Stage {
  readonly charts: (output: string) => readonly ServedChart[];
  readonly nodes: readonly NodeShape[];
  remove(): void;
}

/** Charts are those of `CHARTS`, a folder; without, inventories stand in for them. */
export function stageOf(origin: Origin): Stage {
  const { CHARTS } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  const locks = join(origin.root, origin.settings.locks);
  const standIns = (output: string) => standInCharts(output, locks, origin.environment, folder);
  const real = (output: string) => chartsOf(releasesIn(output), { folder: CHARTS, pull: false }, programPath('helm'));
  return {
    charts: CHARTS ? real : standIns,
    nodes: nodesOf(readEnvironment(origin)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
