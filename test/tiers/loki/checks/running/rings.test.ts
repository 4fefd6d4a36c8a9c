import type { JsonObject } from '../../../../../lib/kubernetes/json';
import { ringsShared } from '../../../../../lib/tiers/loki/checks/running/rings';
import { runningLoki } from '../../../../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../../support/checks';
import { fixText } from '../../../../support/fix-text';
import { COMMUNITY_CHART, distributed, minimal, onDisk } from '../../props';

function found(settings: ResolvedLoki, values: JsonObject = {}) {
  return runCheck(ringsShared, { running: lokiTier({ ...settings, values }).releases.map(runningLoki) });
}

const ALONE = { kvstore: { store: 'inmemory' } };

test('pods find each other as the charts have it', () => {
  for (const settings of [onDisk(), minimal(), distributed(), distributed({ chart: COMMUNITY_CHART })])
    expect(found(settings)).toEqual([]);
});

test('one pod may be alone', () => {
  expect(found(onDisk(), { loki: { commonConfig: { ring: ALONE } } })).toEqual([]);
});

test.each<[string, JsonObject, string]>([
  ['all', { loki: { commonConfig: { ring: ALONE } } }, 'loki.commonConfig.ring.kvstore.store'],
  ['ingesters', { loki: { ingester: { lifecycler: { ring: ALONE } } } }, 'loki.ingester.lifecycler.ring.kvstore.store'],
])('several pods that are each alone: %s', (_, values, path) => {
  expect(found(minimal(), values)).toMatchObject([
    { id: 'loki/ring-alone', path: ['loki', 'values', ...path.split('.')], fix: fixText('memberlist') },
  ]);
});
