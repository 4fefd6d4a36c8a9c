import { runChecks } from '../../../../../lib/findings/check';
import type { JsonObject } from '../../../../../lib/kubernetes/json';
import { directoriesMounted } from '../../../../../lib/tiers/loki/checks/running/directories';
import { runningLoki } from '../../../../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../../lib/tiers/loki/tier';
import { fixText } from '../../../../support/fix-text';
import { COMMUNITY_CHART, distributed, minimal, onDisk } from '../../props';

function findingsOf(settings: ResolvedLoki, values: JsonObject = {}) {
  const { releases } = lokiTier({ ...settings, values });
  return runChecks([directoriesMounted], { running: releases.map(runningLoki) });
}

test.each<[string, ResolvedLoki]>([
  ['one pod', onDisk({})],
  ['readers and writers', minimal({})],
  ['a pod each', distributed({})],
  ['a pod each, of the other chart', distributed({ chart: COMMUNITY_CHART })],
])('pods that keep nothing need no volume: %s', (_, settings) => {
  expect(findingsOf(settings)).toEqual([]);
});

test('a directory is of no concern where nothing is written there', () => {
  const storage_config = {
    boltdb_shipper: { active_index_directory: '/data/index', cache_location: '/data/cache' },
    bloom_shipper: { working_directory: '/data/blooms' },
  };
  expect(findingsOf(onDisk({}), { loki: { storage_config } })).toEqual([]);
});

test('pods without any volume are told of once', () => {
  expect(findingsOf(onDisk({}), { singleBinary: { persistence: { enabled: false } } })).toMatchObject([
    {
      path: ['loki', 'values', 'singleBinary', 'persistence'],
      problem: 'Loki writes below /var/loki, and the pods of loki have no volume there',
    },
  ]);
});

test('a moved data directory is told of once, too', () => {
  expect(findingsOf(minimal({}), { loki: { commonConfig: { path_prefix: '/data' } } })).toMatchObject([
    {
      path: ['loki', 'values', 'loki', 'commonConfig', 'path_prefix'],
      fix: fixText('path_prefix: /var/loki'),
    },
  ]);
});

test('blooms need a directory where they are built', () => {
  const storage_config = { bloom_shipper: { working_directory: '/data/blooms' } };
  expect(findingsOf(minimal({}), { loki: { storage_config, bloom_build: { enabled: true } } })).toMatchObject([
    { path: ['loki', 'values', 'loki', 'storage_config', 'bloom_shipper', 'working_directory'] },
  ]);
});
