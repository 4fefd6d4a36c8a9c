import { valuesWithoutEffect } from '../../lib/charts/values-no-effect';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { runningLoki } from '../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../lib/tiers/loki/settings';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { fixText } from '../support/fix-text';
import { onDisk } from '../tiers/loki/props';

function findingsOf(values: JsonObject, settings: Partial<ResolvedLoki> = {}) {
  const { releases } = lokiTier({ ...onDisk(settings), values });
  return runChecks([valuesWithoutEffect], { running: releases.map(runningLoki) });
}

test('an override that changes nothing is found where it stands', () => {
  expect(findingsOf({ write: { extraArgs: ['-log.level=debug'] } })).toMatchObject([
    {
      id: 'values/no-effect',
      path: ['loki', 'values', 'write', 'extraArgs'],
      fix: fixText('delete `loki.values.write.extraArgs`'),
    },
  ]);
});

test.each<[string, JsonObject]>([
  ['its configuration', { loki: { rulerConfig: { enable_api: true } } }],
  ['its pods', { ruler: { extraArgs: ['-log.level=debug'] } }],
])('of a ruler that does not run, %s waits for rules', (_, values) => {
  expect(findingsOf(values)).toMatchObject([{ fix: fixText('under loki.rules') }]);
});

test('an override that says what a template would write anyway is true', () => {
  const alertmanager = 'http://alertmanager.logs:9093';
  const values = { loki: { rulerConfig: { storage: { type: 'local', local: { directory: '/rules' } } } } };
  expect(findingsOf(values, { rules: { alertmanager, groups: [] } })).toEqual([]);
});

test('an empty map says nothing, and is no override', () => {
  expect(findingsOf({ loki: { commonConfig: {} }, singleBinary: { persistence: {}, resources: {} } })).toEqual([]);
});
