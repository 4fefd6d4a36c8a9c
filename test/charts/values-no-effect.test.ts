import { valuesWithoutEffect } from '../../lib/charts/values-no-effect';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { runningLoki } from '../../lib/tiers/loki/running';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { onDisk } from '../tiers/loki/props';

function findingsOf(values: JsonObject) {
  const { releases } = lokiTier({ ...onDisk({}), values });
  return runChecks([valuesWithoutEffect], { running: releases.map(runningLoki) });
}

test('an override that changes nothing is found where it stands', () => {
  expect(findingsOf({ write: { extraArgs: ['-log.level=debug'] } })).toMatchObject([
    { id: 'values/no-effect', path: ['loki', 'values', 'write', 'extraArgs'], fix: 'delete the line' },
  ]);
});

test('an empty map says nothing, and is no override', () => {
  expect(findingsOf({ loki: { commonConfig: {} }, singleBinary: { persistence: {}, resources: {} } })).toEqual([]);
});
