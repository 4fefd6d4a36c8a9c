import { formatPath } from '../../../../lib/findings/finding';
import { plainUnsupported } from '../../../../lib/tiers/loki/checks/plain';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import { Size } from '../../../../lib/units/size';
import { runCheck } from '../../../support/checks';
import { distributed, onDisk } from '../props';

const plain = (overrides: Partial<ResolvedLoki> = {}) =>
  onDisk({ gatewayReplicas: 0, access: 'direct', canary: false, ...overrides });
const paths = (loki: ResolvedLoki) =>
  runCheck(plainUnsupported, { loki, packaging: 'manifests' }).map(({ path }) => formatPath(path));

test('one pod with its own volume needs no Helm', () => {
  expect(paths(plain({ tenant: 'prod', rules: { alertmanager: 'http://a', groups: [] } }))).toEqual([]);
});

test.each<[string, Partial<ResolvedLoki>]>([
  ['loki.replicas', { replicas: { 'single-binary': 2 } }],
  ['loki.storage', { storage: { kind: 'gcs', buckets: { chunks: 'c' }, identity: { secret: 's' } } }],
  ['loki.gateway', { gatewayReplicas: 1 }],
  ['loki.canary', { canary: true }],
  ['loki.caches', { caches: { chunks: Size.mebibytes(64) } }],
  ['loki.values', { values: { loki: {} } }],
])('%s needs Helm', (path, overrides) => {
  expect(paths(plain(overrides))).toEqual([path]);
});

test('with Helm there is nothing to say', () => {
  expect(paths(distributed())).toContain('loki.topology');
  expect(runCheck(plainUnsupported, { loki: distributed(), packaging: 'helm' })).toEqual([]);
});
