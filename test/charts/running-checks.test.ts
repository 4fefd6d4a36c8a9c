import type { Running } from '../../lib/charts/running';
import { podsFitNodes, requestsWithinLimits } from '../../lib/charts/running-resources';
import { rightsKept } from '../../lib/charts/running-rights';
import { configUnseen } from '../../lib/charts/running-unseen';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { resolvePlatform } from '../../lib/platform/resolve';
import { runningLoki } from '../../lib/tiers/loki/running';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { Size } from '../../lib/units/size';
import { distributed, onDisk } from '../tiers/loki/props';

const running = (values: JsonObject = {}): readonly Running[] => lokiTier(onDisk({ values })).releases.map(runningLoki);

describe('resources', () => {
  const asks = (requests: JsonObject, limits: JsonObject) =>
    running({ singleBinary: { resources: { requests, limits } } });

  test('a request above its limit', () => {
    const path = ['loki', 'values', 'singleBinary', 'resources', 'requests', 'memory'];
    expect(runChecks([requestsWithinLimits], { running: asks({ memory: '2Gi' }, { memory: '1Gi' }) })).toMatchObject([
      { id: 'resources/request-above-limit', path },
    ]);
    expect(runChecks([requestsWithinLimits], { running: asks({ cpu: '500m' }, { cpu: 0.4 }) })).toHaveLength(1);
    expect(runChecks([requestsWithinLimits], { running: asks({ memory: '1024Mi' }, { memory: '1Gi' }) })).toEqual([]);
  });

  test('pods that no node has room for; a limit without a request is one', () => {
    const fits = (nodeMemory: Size) =>
      runChecks([podsFitNodes], { running: running(), platform: resolvePlatform({ nodeMemory }) });
    expect(fits(Size.mebibytes(256))).toMatchObject([{ id: 'resources/exceed-node' }]);
    expect(fits(Size.gibibytes(1))).toEqual([]);
  });

  test('of every component', () => {
    const all = lokiTier(distributed()).releases.map(runningLoki);
    const found = runChecks([podsFitNodes], {
      running: all,
      platform: resolvePlatform({ nodeMemory: Size.mebibytes(1) }),
    });
    expect(found.length).toBeGreaterThan(6);
  });
});

describe('rights', () => {
  test('another user', () => {
    const found = runChecks([rightsKept], { running: running({ loki: { podSecurityContext: { runAsUser: 0 } } }) });
    expect(found).toMatchObject([
      {
        id: 'values/rights-lost',
        path: ['loki', 'values', 'loki', 'podSecurityContext'],
        problem: 'loki, loki-canary: runs as 0 and not as 10001',
      },
    ]);
  });

  test('the same user, and more restrictions', () => {
    const values = { loki: { podSecurityContext: { runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } } } };
    expect(runChecks([rightsKept], { running: running(values) })).toEqual([]);
  });
});

test('what can not be computed is told, and nothing else', () => {
  expect(runChecks([configUnseen], { running: running() })).toEqual([]);
  expect(
    runChecks([configUnseen], { running: running({ loki: { config: '{{ .Values.a }}{{ fail }}' } }) }),
  ).toMatchObject([{ id: 'config/not-judged', severity: 'warning', path: ['loki', 'values'] }]);
});
