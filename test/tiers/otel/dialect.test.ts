import { isJsonObject, type Json, valueAt } from '../../../lib/kubernetes/json';
import { programMetrics } from '../../../lib/queries/metrics';
import { otelRules } from '../../../lib/tiers/otel/alerts';
import type { ResolvedOtel } from '../../../lib/tiers/otel/settings';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { everything } from './props';

const OLD = ['0.145.0', '0.146.1', '0.148.0', '0.149.0', '0.151.0', '0.152.0', '0.153.0', '0.154.0'];
const VERSIONS = [...OLD, '0.158.0', '0.160.0'];

function at(program: string): ResolvedOtel {
  return { ...everything, chart: { ...everything.chart, program } };
}

const configOf = (version: string): Json =>
  otelTier(at(version)).releases.map(({ values }) => values.alternateConfig ?? {});

const text = (version: string) => JSON.stringify(configOf(version));

const typesIn = (section: string, version: string) => {
  const configs = configOf(version);
  const components = Array.isArray(configs) ? configs.map((config) => valueAt(config, section)) : [];
  const ids = components.flatMap((all) => (isJsonObject(all) ? Object.keys(all) : []));
  return [...new Set(ids.map((id) => id.split('/')[0]))].sort();
};

test.each([
  ['0.145.0', ['filelog', 'otlp', 'tcplog'], 'k8sattributes'],
  ['0.146.1', ['filelog', 'otlp', 'tcplog'], 'k8s_attributes'],
  ['0.148.0', ['filelog', 'otlp', 'tcplog'], 'k8s_attributes'],
  ['0.149.0', ['file_log', 'otlp', 'tcplog'], 'k8s_attributes'],
  ['0.151.0', ['file_log', 'otlp', 'tcp_log'], 'k8s_attributes'],
  ['0.158.0', ['file_log', 'otlp', 'tcp_log'], 'k8s_attributes'],
])('%s knows its components by their names', (version, receivers, lookup) => {
  expect(typesIn('receivers', version)).toEqual(receivers);
  expect(typesIn('processors', version)).toContain(lookup);
});

test.each([
  ['a line is cut at its end', '"max_log_size_behavior"', '0.149.0', '0.148.0'],
  ['conditions for lines', '"log_conditions"', '0.146.1', '0.145.0'],
  ['files of credentials', '"password_file"', '0.148.0', '0.145.0'],
  ['a cut between characters', ', true))', '0.154.0', '0.153.0'],
])('%s is asked for only where it is known', (_, setting, since, before) => {
  expect(text(since)).toContain(setting);
  expect(text(before)).not.toContain(setting);
});

test('credentials are files of every version', () => {
  expect(text('0.145.0')).toContain('${file:/etc/otelcol/credentials/password}');
});

test('lines are dropped by every version', () => {
  expect(text('0.145.0')).toContain('"logs":{"log_record":["IsMatch(body,');
});

test('metrics have the same names at every version', () => {
  for (const version of OLD) {
    const isAsked = text(version).includes('"without_type_suffix":true');
    expect(`${version} ${isAsked}`).toBe(`${version} ${Number(version.split('.')[1]) < 152}`);
  }
});

test.each(VERSIONS)('%s serves every metric that alerts ask for', (version) => {
  const { workloads } = otelTier(at(version));
  const served = programMetrics({ name: 'otelcol', version, countsGo: false });
  const rules = otelRules({ namespace: 'otel', workloads } as Parameters<typeof otelRules>[0]);
  expect(rules.length).toBeGreaterThan(4);
  for (const name of rules.flatMap(({ expr }) => expr.match(/otelcol_\w+/g) ?? []))
    expect([...served.keys()]).toContain(name);
});
