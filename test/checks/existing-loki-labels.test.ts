import { lokiExistingLabels } from '../../lib/checks/existing-loki-labels';
import { loadOne, MINIMAL } from '../environment/in-memory';

const EXISTING = 'loki: { existing: { pushUrl: "http://loki.logs.svc.cluster.local:3100/loki/api/v1/push" } }\n';
const existing = MINIMAL.replace(/loki:\n( {2}.*\n)+/, EXISTING);
const withOtel = (text: string) =>
  text.replace('alloy: { namespace: monitoring }', 'otel: { shipper: { namespace: logs } }');

test('an existing Loki must be told what OpenTelemetry wants as labels: the finding says what to paste there', () => {
  const [finding, ...others] = lokiExistingLabels(loadOne(withOtel(existing)));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'loki/existing-otlp-labels', severity: 'warning', path: ['loki', 'existing'] });
  expect(finding?.fix).toMatch(/limits_config:\n {2}otlp_config:\n[\s\S]*- namespace\n/);
});

test('Alloy sets labels itself, and a Loki of our own is told', () => {
  expect(lokiExistingLabels(loadOne(existing))).toEqual([]);
  expect(lokiExistingLabels(loadOne(withOtel(MINIMAL)))).toEqual([]);
});
