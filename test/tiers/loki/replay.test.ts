import { parse } from 'yaml';
import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { byteSize } from '../../../lib/programs/go-size';
import { replayCeiling } from '../../../lib/tiers/loki/checks/replay';
import { plainConfig } from '../../../lib/tiers/loki/plain-config';
import { replayConfig } from '../../../lib/tiers/loki/replay';
import { runningLoki } from '../../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { runCheck } from '../../support/checks';
import { fixText } from '../../support/fix-text';
import { distributed, minimal, onDisk } from './props';

const ceilingOf = (props: ResolvedLoki) =>
  valueAt(lokiValues(props), 'loki', 'ingester', 'wal', 'replay_memory_ceiling');

test('the ceiling is three quarters of the memory of the pods that take lines', () => {
  expect(ceilingOf(minimal())).toBe('768MB');
  expect(ceilingOf(onDisk())).toBe('1536MB');
  expect(ceilingOf(distributed({ resources: { ingester: { limits: { memory: '8Gi' } } } }))).toBe('6144MB');
  expect(parse(plainConfig(onDisk())).ingester.wal).toEqual({ replay_memory_ceiling: '1536MB' });
});

test('without a limit, or with one that is no plain size, it is left to Loki', () => {
  expect(replayConfig(undefined)).toEqual({});
  expect(replayConfig('1.5Gi')).toEqual({});
});

test('sizes are read as Loki reads them', () => {
  expect(['1', '2kb', '3MB', '4 gb', '1T', 'x'].map(byteSize)).toEqual([
    1,
    2048,
    3 * 2 ** 20,
    4 * 2 ** 30,
    2 ** 40,
    undefined,
  ]);
});

function ceilingAbove(values: JsonObject) {
  const { releases } = lokiTier(minimal({ values }));
  return runCheck(replayCeiling, { running: releases.map(runningLoki) });
}

test('a ceiling above the limit is an error', () => {
  const found = (ceiling: string) => ceilingAbove({ loki: { ingester: { wal: { replay_memory_ceiling: ceiling } } } });
  expect(found('4GB')).toMatchObject([
    {
      path: ['loki', 'values', 'loki', 'ingester', 'wal', 'replay_memory_ceiling'],
      problem: 'Loki may fill 4GB with its write-ahead log, and its container may use 1Gi',
      fix: fixText('to 5462Mi'),
    },
  ]);
  expect(found('1024MB')).toEqual([]);
});

test('so is one by structuredConfig, which wins', () => {
  const setting = ['loki', 'structuredConfig', 'ingester', 'wal', 'replay_memory_ceiling'];
  const values = { loki: { structuredConfig: { ingester: { wal: { replay_memory_ceiling: '4GB' } } } } };
  expect(ceilingAbove(values)).toMatchObject([{ path: ['loki', 'values', ...setting] }]);
});
