import { componentMissing } from '../../../../lib/tiers/otel/checks/components';
import { otelTier } from '../../../../lib/tiers/otel/tier';
import { runCheck } from '../../../support/checks';
import { everything } from '../props';

const IMAGES = 'ghcr.io/open-telemetry/opentelemetry-collector-releases';

function findings(part: 'shipper' | 'receiver', repository?: string) {
  const values = repository === undefined ? {} : { image: { repository } };
  const props = { ...everything, [part]: { ...everything[part], values } };
  const releases = otelTier(props).releases.filter(({ name }) => name === `otel-${part}`);
  return releases.flatMap((release) => runCheck(componentMissing, { release }));
}

test.each(['shipper', 'receiver'] as const)('the image of the %s has what it needs', (part) => {
  expect(findings(part)).toEqual([]);
});

test('the image for Kubernetes has no tcp_log', () => {
  expect(findings('receiver', `${IMAGES}/opentelemetry-collector-k8s`)).toEqual([
    expect.objectContaining({
      id: 'otel/component-missing',
      severity: 'error',
      path: ['collector', 'otel', 'receiver', 'values', 'image', 'repository'],
      problem: expect.stringContaining('does not contain tcp_log/talos_kernel, tcp_log/talos_service'),
    }),
  ]);
});

test('the core image lacks what reads files, and says so once', () => {
  const [finding, ...others] = findings('shipper', 'otel/opentelemetry-collector');
  expect(others).toEqual([]);
  expect(finding?.problem).toContain('file_log/pods');
  expect(finding?.problem).toContain('k8s_attributes');
});

test('an image of one’s own is trusted', () => expect(findings('receiver', 'registry.example/collector')).toEqual([]));
