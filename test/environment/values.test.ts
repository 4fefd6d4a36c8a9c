import { formatFix } from '../../lib/findings/fix-text';
import { fixText } from '../support/fix-text';
import { findingsOf, loadOne, MINIMAL, summaries } from './in-memory';
import { ALLOY, ARGOCD, FLUX, indented, OTEL } from './sections';

describe('exactly one', () => {
  it.each([
    [
      'two engines',
      FLUX,
      `delivery:\n  flux: {}\n${indented(ARGOCD)}\n`,
      'delivery/engine',
      'keep one of flux and argocd',
    ],
    ['no engine', FLUX, 'delivery: {}\n', 'delivery/engine', 'flux: {}'],
    ['two collectors', ALLOY, `${ALLOY}${indented(OTEL)}\n`, 'collector/kind', 'keep one of alloy and otel'],
    ['no collector', `collector:\n${ALLOY}`, 'collector: {}\n', 'collector/kind', 'one of alloy, promtail, otel'],
  ])('%s are a finding of their own', (_, from, to, id, fix) => {
    expect(MINIMAL).toContain(from);
    const findings = findingsOf(MINIMAL.replace(from, to));
    expect(findings.map(({ finding }) => finding.id)).toEqual([id]);
    expect(formatFix(findings[0]?.finding.fix ?? '')).toContain(fix);
  });

  it('no section at all is a missing key with the section to paste', () => {
    const [finding] = findingsOf(MINIMAL.replace(`collector:\n${ALLOY}`, ''));
    expect(finding?.finding).toMatchObject({ id: 'environment/missing-key', fix: fixText('alloy:') });
  });
});

describe('a tenant', () => {
  const withTenant = (value: string) =>
    MINIMAL.replace('  retention', `  tenant: ${JSON.stringify(value)}\n  retention`);

  it.each(['prod', "a!b-c_d.e*f'(g)", 'x'.repeat(150)])('may be %s', (value) => {
    expect(loadOne(withTenant(value)).loki?.tenant).toBe(value);
  });

  it.each(['', 'a/b', 'a b', 'a|b', '.', '..', 'x'.repeat(151)])('may not be "%s"', (value) => {
    expect(summaries(findingsOf(withTenant(value)))).toEqual(['loki/tenant environments/production.yaml:6:3']);
  });
});

describe('an address range', () => {
  const withNodes = (cidr: string) => MINIMAL.replace('nodes: 3', `nodes: 3, nodeCidrs: ["${cidr}"]`);

  it.each(['10.0.0.0/16', '192.0.2.7/32', '0.0.0.0/0', 'fd00::/8', '2001:db8::1/128'])('may be %s', (cidr) => {
    expect(loadOne(withNodes(cidr)).platform.nodeCidrs).toEqual([cidr]);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.256/24', '10.0.0/24', 'fd00::/129', 'node-1'])(
    'may not be %s',
    (cidr) => {
      expect(findingsOf(withNodes(cidr)).map(({ finding }) => finding.id)).toEqual(['environment/invalid-value']);
    },
  );
});

it.each([0, 65536, 6050.5])('%s is no port', (port) => {
  const [finding] = findingsOf(`${MINIMAL}logs: { talos: { kernelPort: ${port} } }\n`);
  expect(finding?.finding.problem).toContain('a whole number from 1 to 65535');
});
