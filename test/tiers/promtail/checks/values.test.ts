import { formatPath } from '../../../../lib/findings/finding';
import type { JsonObject } from '../../../../lib/kubernetes/json';
import { fixedValues } from '../../../../lib/tiers/promtail/checks/values';
import { promtailTier } from '../../../../lib/tiers/promtail/tier';
import { runCheck } from '../../../support/checks';
import { minimal } from '../props';

const check = (values: JsonObject) =>
  promtailTier({ ...minimal, values }).releases.flatMap((release) => runCheck(fixedValues, { release }));

test('most values may be overridden, and what the model says anyway may be said again', () => {
  const values = {
    podLabels: { a: 'b' },
    daemonset: { enabled: true },
    config: { logLevel: 'warn' },
    extraVolumes: [],
  };
  expect(check(values)).toEqual([]);
});

test('a name that results anyway may be said, and nobody is renamed by an empty one', () => {
  const names = { nameOverride: 'promtail', fullnameOverride: 'promtail', serviceAccount: { name: 'promtail' } };
  expect(check(names)).toEqual([]);
  expect(check({ namespace: minimal.namespace, fullnameOverride: '' })).toEqual([]);
});

test.each<[string, 'error' | 'warning', JsonObject]>([
  ['fullnameOverride', 'error', { fullnameOverride: 'x' }],
  ['serviceAccount.name', 'error', { serviceAccount: { name: 'default' } }],
  ['daemonset.enabled', 'error', { daemonset: { enabled: false } }],
  ['deployment.enabled', 'error', { deployment: { enabled: true } }],
  ['serviceMonitor.enabled', 'error', { serviceMonitor: { enabled: true } }],
  ['config.serverPort', 'error', { config: { serverPort: 80 } }],
  ['config.clients', 'error', { config: { clients: [] } }],
  ['config.file', 'warning', { config: { file: 'server: {}' } }],
  ['config.snippets.sources', 'warning', { config: { snippets: { sources: [] } } }],
])('%s stays', (path, severity, values) => {
  const findings = check(values);
  expect(findings.map((finding) => [finding.severity, formatPath(finding.path)])).toEqual([
    [severity, `collector.promtail.values.${path}`],
  ]);
});
