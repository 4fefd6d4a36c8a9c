import { printInventory } from '../../../lib/rendered/inventory';
import { chartNamed } from '../../../lib/schema/chart';
import { MINIMAL } from '../../environment/in-memory';
import type { Cases } from './case';
import { loki, patch, sections } from './environment';

/** A record of a release with other values than those of now. */
function record(release: string): string {
  const hash = `sha256:${'0'.repeat(64)}`;
  const chart = `${release} ${chartNamed('loki', undefined).version}`;
  return printInventory({ release, namespace: 'monitoring', chart, hash, objects: [] });
}

const FILE = 'environments/production.yaml';

/** What is found of rendered inventories. */
export const LOCKED: Cases = {
  'lock/missing': MINIMAL,
  'lock/stale': { [FILE]: MINIMAL, 'locks/production/loki.json': record('loki') },
  'lock/unused': { [FILE]: MINIMAL, 'locks/production/old.json': record('old') },
  'chart/near-model': loki('chart: 6.999.0'),
  'lock/unknowable': sections(patch('HelmRelease', 'loki', '/spec/chart/spec/version', '6.x')),
};
