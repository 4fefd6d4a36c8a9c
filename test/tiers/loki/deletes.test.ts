import { valueAt } from '../../../lib/kubernetes/json';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { distributed, minimal } from './props';

const monolithic = (replicas: number) => minimal({ topology: 'monolithic', replicas: { 'single-binary': replicas } });
const scalable = (backend: number) => minimal({ replicas: { write: 3, read: 3, backend } });

const mode = (settings: ResolvedLoki) => valueAt(lokiValues(settings), 'loki', 'limits_config', 'deletion_mode');
const snippet = (settings: ResolvedLoki) => valueAt(lokiValues(settings), 'gateway', 'nginxConfig', 'serverSnippet');
const purposes = (settings: ResolvedLoki) =>
  lokiTier(settings)
    .flows.map(({ purpose }) => purpose)
    .filter((purpose) => purpose.includes('delete'));

const STORE = /^(read and compact the index|compact the index|store, read and), ?delete chunks$|delete chunks$/;
const requests = (settings: ResolvedLoki) => purposes(settings).filter((purpose) => !STORE.test(purpose));

test('one compactor does what it is asked', () => {
  for (const settings of [monolithic(1), scalable(1), distributed()]) {
    expect(mode(settings)).toBeUndefined();
    expect(snippet(settings)).toBeUndefined();
    expect(requests(settings)).toContain('route requests to delete');
  }
  expect(valueAt(lokiValues(scalable(1)), 'read', 'extraArgs')).toBeUndefined();
  expect(requests(scalable(1))).toContain('look up deletes');
});

test('several backends refuse, and whoever queries does not ask them', () => {
  const settings = scalable(3);
  expect(mode(settings)).toBe('disabled');
  expect(valueAt(lokiValues(settings), 'read', 'extraArgs')).toEqual(['-compactor.retention-enabled=false']);
  expect(valueAt(lokiValues(settings), 'backend', 'extraArgs')).toBeUndefined();
  expect(snippet(settings)).toBeUndefined();
  expect(requests(settings)).toEqual([]);
});

test('where each pod is all of Loki, the gateway refuses', () => {
  const settings = monolithic(3);
  expect(mode(settings)).toBeUndefined();
  expect(snippet(settings)).toMatch(/if \(\$uri = \/loki\/api\/v1\/delete\) \{\n {2}return 403 ".*";\n\}/);
  expect(requests(settings)).toEqual([]);
});

test('what the gateway is told of IPv6 stays beside it', () => {
  const values = lokiValues({ ...monolithic(3), ipFamilies: ['IPv6'] });
  expect(valueAt(values, 'gateway', 'nginxConfig')).toMatchObject({
    enableIPv6: true,
    serverSnippet: expect.anything(),
  });
});
