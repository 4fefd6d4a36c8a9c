import { hostPorts } from '../../../../lib/tiers/otel/checks/host-ports';
import { runCheck } from '../../../support/checks';
import { minimal } from '../props';

const paths = (kernelPort: number, servicePort: number) =>
  runCheck(hostPorts, {
    settings: minimal,
    logs: { ...minimal.logs, talos: { kernelPort, servicePort } },
  }).map(({ id, path }) => [id, path.join('.')]);

test.each([
  [6050, 6051, []],
  [6050, 6050, ['logs.talos.servicePort']],
  [8888, 6051, ['logs.talos.kernelPort']],
  [6050, 13133, ['logs.talos.servicePort']],
  [8888, 8888, ['logs.talos.kernelPort', 'logs.talos.servicePort']],
])('kernel %i, service %i', (kernelPort, servicePort, expected) => {
  expect(paths(kernelPort, servicePort)).toEqual(expected.map((path) => ['otel/host-port-conflict', path]));
});

test('no ports without Talos', () =>
  expect(runCheck(hostPorts, { settings: minimal, logs: minimal.logs })).toEqual([]));
