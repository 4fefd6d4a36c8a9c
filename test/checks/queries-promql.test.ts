import { promqlQueries } from '../../lib/checks/queries-promql';
import { runChecks } from '../../lib/findings/check';
import { formatFix } from '../../lib/findings/fix-text';
import type { JsonObject } from '../../lib/kubernetes/json';
import type { Query } from '../../lib/queries/query';
import { alloyWorkloads } from '../monitoring/rules/workloads';

function findings(text: string, version = '1.7.0', recorded: readonly JsonObject[] = []) {
  const query: Query = { language: 'promql', text, what: 'the alert A', path: ['monitoring', 'alerts'] };
  const wiring = { workloads: alloyWorkloads(version), flows: [] };
  return runChecks(promqlQueries, { queries: [query], wiring, rules: [{ name: 'volume', rules: recorded }] });
}

const ids = (...args: Parameters<typeof findings>) => findings(...args).map(({ id }) => id);

test('what is served is asked for rightly', () => {
  expect(findings('rate(loki_write_sent_bytes_total{job="alloy", host=~"loki.*", pod!=""}[5m]) > 0')).toEqual([]);
  expect(findings('up{cluster="a", prometheus="b"} == 0 or kube_pod_status_phase{phase="Failed"}')).toEqual([]);
});

test('a text that is no PromQL is an error that says where', () => {
  const [finding] = findings('sum(up)\nand rate(up[5m)');
  expect(finding).toMatchObject({ id: 'queries/promql-syntax', severity: 'error', path: ['monitoring', 'alerts'] });
  expect(finding?.problem).toContain('line 2, column 15');
});

test('a metric that nobody serves is an error, with the one that was meant', () => {
  const [finding] = findings('loki_write_send_bytes_total');
  expect(finding).toMatchObject({ id: 'queries/unknown-metric', severity: 'error' });
  expect(formatFix(finding?.fix ?? '')).toContain('loki_write_sent_bytes_total');
  expect(ids('loki_process_duration_seconds_bucket')).toEqual(['queries/unknown-metric']);
});

test('a metric of another version, or of a program that does not run, is not served', () => {
  expect(ids('loki_write_encoded_bytes_total', '1.12.0')).toEqual([]);
  expect(ids('loki_write_encoded_bytes_total', '1.18.1')).toEqual(['queries/unknown-metric']);
  expect(ids('loki_panic_total')).toEqual(['queries/unknown-metric']);
});

test('a label that the metric does not have at this version is an error', () => {
  const query = 'loki_write_sent_bytes_total{tenant="prod"}';
  expect(ids(query, '1.7.0')).toEqual(['queries/unknown-metric-label']);
  expect(ids(query, '1.12.0')).toEqual([]);
  expect(findings('up{jobs="alloy"}')[0]?.fix).toContain('job');
});

test('a pattern that RE2 refuses is an error', () => {
  expect(ids('up{job=~"(?=a)"}')).toEqual(['queries/regex']);
  expect(ids('up{job!~"("}')).toEqual(['queries/regex']);
});

test('a selector by a pattern of names must be able to find something', () => {
  expect(ids('{__name__=~"loki_write_.+"}')).toEqual([]);
  expect(ids('{__name__=~"loki_right_.+"}')).toEqual(['queries/unknown-metric']);
});

test('what rules over logs record may be asked for by any label', () => {
  const record = 'log_namespace:log_bytes:rate5m';
  expect(ids(`${record}{log_namespace="a"}`, '1.7.0', [{ record, expr: '1' }])).toEqual([]);
  expect(ids(`${record}{log_namespace="a"}`)).toEqual(['queries/unknown-metric']);
});

test('LogQL is left to others', () => {
  const query: Query = { language: 'logql', text: '{', what: 'q', path: [] };
  expect(runChecks(promqlQueries, { queries: [query], wiring: { workloads: [], flows: [] }, rules: [] })).toEqual([]);
});
