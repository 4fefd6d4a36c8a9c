import { App } from 'cdk8s';
import { renderStack } from '../../lib/output/render';
import { LoggingStack } from '../../lib/stack/logging-stack';
import { loadOne, MINIMAL } from '../environment/in-memory';

const OTEL = 'otel: { shipper: { namespace: logs }, receiver: { namespace: logs-host } }';
const render = (logs: string) => {
  const text = `${MINIMAL.replace('alloy: { namespace: monitoring }', OTEL)}logs: ${logs}\n`;
  const files = renderStack(new LoggingStack(new App(), 'x', loadOne(text)), []);
  const content = (end: string) => files.find(({ path }) => path.endsWith(end))?.content;
  return {
    readme: content('/README.md'),
    patch: content('/talos/machine-config.yaml'),
    root: content('/kustomization.yaml'),
  };
};

test('the nodes are told the ports at which the receiver listens, in a file that the README names', () => {
  const { readme, patch } = render('{ talos: { kernelPort: 7050, servicePort: 7051 } }');
  expect(patch).toContain('tcp://127.0.0.1:7050/');
  expect(patch).toContain('tcp://127.0.0.1:7051/');
  expect(readme).toContain('talosctl patch machineconfig --patch @talos/machine-config.yaml');
});

test('nothing applies the file to the cluster', () => {
  expect(render('{ talos: true }').root).not.toContain('talos');
});

test('nodes without Talos logs have nothing to be told', () => {
  const { readme, patch } = render('{ pods: true }');
  expect(patch).toBeUndefined();
  expect(readme).not.toContain('talosctl');
});
