import { ownLogFiles, releaseIdentity } from '../../../lib/tiers/otel/names';
import { minimal } from './props';

const UID = '0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f';
const props = { ...minimal, shipper: { ...minimal.shipper, namespace: 'monitoring' } };

/** Whether a glob matches a path, as the collector looks at them: `*` does not go beyond a slash. */
function matches(glob: string, path: string): boolean {
  return new RegExp(`^${glob.replaceAll('.', String.raw`\.`).replaceAll('*', '[^/]*')}$`).test(path);
}

const file = (namespace: string, pod: string, container = 'opentelemetry-collector') =>
  `/var/log/pods/${namespace}_${pod}_${UID}/${container}/0.log`;

test.each([
  ['with the chart', releaseIdentity('otel-shipper'), 'otel-shipper-opentelemetry-collector-agent'],
  ['without it', { ...releaseIdentity('otel-shipper'), controllerName: undefined }, 'otel-shipper'],
])('its own files are those of its pods alone, %s', (_, identity, controller) => {
  const glob = ownLogFiles(identity, props);
  expect(matches(glob, file('monitoring', `${controller}-x7k2p`))).toBe(true);
  for (const other of [
    file('monitoring', `${controller}-web-0`),
    file('monitoring', `${controller}-x7k2p`, 'sidecar'),
    file('monitoring', 'otel-receiver-opentelemetry-collector-agent-x7k2p'),
    file('monitoring', 'web-6d4cf56db6-x7k2p'),
    file('other', `${controller}-x7k2p`),
  ]) {
    expect(matches(glob, other)).toBe(false);
  }
});
