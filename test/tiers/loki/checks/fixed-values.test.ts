import type { Release } from '../../../../lib/charts/release';
import type { JsonObject } from '../../../../lib/kubernetes/json';
import { fixedValues } from '../../../../lib/tiers/loki/checks/fixed-values';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { minimal } from '../props';

const found = (values: JsonObject) => runCheck(fixedValues, { releases: lokiTier(minimal({ values })).releases });

test.each<[JsonObject, readonly string[]]>([
  [{ fullnameOverride: 'logs' }, ['fullnameOverride']],
  [{ nameOverride: 'logs' }, ['nameOverride']],
  [{ loki: { server: { http_listen_port: 3200 } } }, ['loki', 'server', 'http_listen_port']],
  [
    { loki: { structuredConfig: { server: { grpc_listen_port: 9096 } } } },
    ['loki', 'structuredConfig', 'server', 'grpc_listen_port'],
  ],
])('others call the names and ports that are: %j', (values, path) => {
  expect(found(values)).toMatchObject([
    {
      id: 'loki/fixed-value',
      severity: 'error',
      path: ['loki', 'values', ...path],
      fix: fixText(/^delete `loki\.values\./),
    },
  ]);
});

test('what results anyway may be said', () => {
  expect(found({ fullnameOverride: 'loki', loki: { server: { http_listen_port: 3100 } } })).toEqual([]);
});

test('so may a namespace that results anyway, and no other', () => {
  expect(found({ nameOverride: 'loki', namespaceOverride: minimal({}).namespace })).toEqual([]);
  expect(found({ namespaceOverride: 'elsewhere' })).toHaveLength(1);
});

test('a patch is seen as well', () => {
  const [release] = lokiTier(minimal({})).releases;
  if (!release) throw new Error('no release');
  const at = ['patches', 0, 'operations', 0];
  const values = { ...release.values, fullnameOverride: 'logs' };
  const patched: Release = { ...release, values, patches: [{ path: ['fullnameOverride'], at }] };
  expect(runCheck(fixedValues, { releases: [patched] })).toMatchObject([{ path: at }]);
});
