import { readdirSync } from 'node:fs';
import { knownCharts } from '../../lib/charts/catalog';
import { platformMetrics, programMetrics } from '../../lib/queries/metrics';

const names = (version: string) => [...programMetrics({ name: 'alloy', version }).keys()];

test('a metric is there from the version on that has it, and until the last one', () => {
  expect(names('1.12.0')).not.toContain('loki_write_entry_propagation_latency_seconds_bucket');
  expect(names('1.18.1')).toContain('loki_write_entry_propagation_latency_seconds_bucket');
  expect(names('1.12.0')).toContain('loki_write_encoded_bytes_total');
  expect(names('1.18.1')).not.toContain('loki_write_encoded_bytes_total');
});

test('labels are those of the version', () => {
  const labels = (version: string) => programMetrics({ name: 'alloy', version }).get('loki_write_sent_bytes_total');
  expect(labels('1.7.0')).not.toContain('tenant');
  expect(labels('1.12.0')).toContain('tenant');
});

test('a histogram is three metrics, and its buckets have a bound', () => {
  const loki = programMetrics({ name: 'loki', version: '3.7.6' });
  expect(loki.get('loki_request_duration_seconds_bucket')).toEqual(['method', 'route', 'status_code', 'ws', 'le']);
  expect(loki.get('loki_request_duration_seconds_count')).toEqual(['method', 'route', 'status_code', 'ws']);
  expect(loki.has('loki_request_duration_seconds')).toBe(false);
});

test('every list can be read', () => {
  const programs = ['alloy', 'loki', 'loki-canary', 'memcached-exporter', 'otelcol', 'promtail'] as const;
  for (const name of programs) expect(programMetrics({ name }).size).toBeGreaterThan(10);
  expect(platformMetrics().size).toBeGreaterThan(40);
  const files = readdirSync('charts-values/metrics').map((file) => file.replace('.json', ''));
  expect(files.sort()).toEqual(
    [...programs, 'go', 'kube-apiserver', 'kube-state-metrics', 'kubelet', 'prometheus'].sort(),
  );
});

test('only versions that a chart installs are told apart', () => {
  const installed = (['alloy', 'loki'] as const).flatMap((name) =>
    knownCharts(name).map(({ appVersion }) => appVersion),
  );
  expect(installed.sort()).toEqual(['1.12.0', '1.18.1', '1.7.0', '3.6.3', '3.7.6']);
});
