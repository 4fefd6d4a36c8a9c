import { readdirSync } from 'node:fs';
import { platformMetrics, programMetrics } from '../../lib/queries/metrics';

const names = (version: string) => [...programMetrics({ name: 'alloy', version }).keys()];

test('a metric is there from the version on that has it, and until the last one', () => {
  expect(names('1.12.0')).not.toContain('loki_write_entry_propagation_latency_seconds_bucket');
  expect(names('1.18.1')).toContain('loki_write_entry_propagation_latency_seconds_bucket');
  expect(names('1.12.0')).toContain('loki_write_encoded_bytes_total');
  expect(names('1.18.1')).not.toContain('loki_write_encoded_bytes_total');
});

test.each(['1.7.5', '1.8.3', '1.9.2', '1.10.2', '1.11.3', '1.14.2', '1.15.1', '1.17.1'])(
  'Alloy %s counts what it sends, though no chart of the list installs it',
  (version) => {
    expect(names(version)).toContain('loki_write_sent_entries_total');
    expect(names(version).includes('loki_write_encoded_bytes_total')).toBe(Number(version.split('.')[1]) < 15);
  },
);

test.each([
  ['3.3.2', false],
  ['3.5.7', false],
  ['3.6.12', false],
  ['3.7.2', true],
  ['3.8.0', true],
])('Loki %s tells how full its disk is: %s', (version, tells) => {
  const loki = programMetrics({ name: 'loki', version });
  expect(loki.has('loki_ingester_wal_disk_usage_percent')).toBe(tells);
  expect(loki.has('loki_discarded_samples_total')).toBe(true);
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
