import { existingOtlpLabels } from '../../lib/checks/existing-loki-labels';
import { runChecks } from '../../lib/findings/check';
import { formatFix } from '../../lib/findings/fix-text';
import { loadOne, MINIMAL } from '../environment/in-memory';

const EXISTING = 'loki: { existing: { pushUrl: "http://loki.logs.svc.cluster.local:3100/loki/api/v1/push" } }\n';
const existing = MINIMAL.replace(/loki:\n( {2}.*\n)+/, EXISTING);
const withOtel = (text: string) =>
  text.replace('alloy: { namespace: monitoring }', 'otel: { shipper: { namespace: logs } }');
const find = (text: string) => runChecks([existingOtlpLabels], loadOne(text));

test('an existing Loki must be told what OpenTelemetry wants as labels: the finding says what to paste there', () => {
  const [finding, ...others] = find(withOtel(existing));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'loki/existing-otlp-labels', severity: 'warning', path: ['loki', 'existing'] });
  expect(formatFix(finding?.fix ?? '')).toMatch(/limits_config: .*otlp_config.*"namespace"/);
});

test('Alloy sets labels itself, and a Loki of our own is told', () => {
  expect(find(existing)).toEqual([]);
  expect(find(withOtel(MINIMAL))).toEqual([]);
});
