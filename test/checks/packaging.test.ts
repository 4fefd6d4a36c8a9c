import { packagingCollector } from '../../lib/checks/packaging';
import { formatFix } from '../../lib/findings/fix-text';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { runCheck } from '../support/checks';

test.each([
  ['alloy', 'helm', 0],
  ['alloy', 'manifests', 1],
  ['promtail', 'manifests', 1],
])('%s as %s gives %d findings', (collector, packaging, count) => {
  const text = MINIMAL.replace('alloy:', `${collector}:`);
  const findings = runCheck(packagingCollector, loadOne(`${text}packaging: ${packaging}\n`));
  expect(findings).toHaveLength(count);
  for (const finding of findings) {
    expect(finding).toMatchObject({ id: 'packaging/collector', path: ['collector', collector] });
    expect(formatFix(finding.fix)).toContain('packaging: helm');
  }
});

test('OpenTelemetry comes without Helm', () => {
  const text = MINIMAL.replace('alloy: { namespace: monitoring }', 'otel: { shipper: { namespace: monitoring } }');
  expect(runCheck(packagingCollector, loadOne(`${text}packaging: manifests\n`))).toEqual([]);
});
