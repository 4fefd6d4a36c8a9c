import { nodeComponents } from '../../../lib/tiers/alloy/config';
import { allLogs, everything } from './props';
import { relabel } from './relabeling';

const components = nodeComponents(allLogs, everything.push, everything.chart.appVersion).filter(
  ({ label }) => label === 'machine_logs',
);

test('the files of one directory are read, those that were rotated are not', () => {
  const [match] = components;
  expect(match?.attributes.path_targets).toMatchObject([{ __path__: '/srv/machine/*.log', job: 'node/machine' }]);
});

test.each([
  ['/var/log/kubelet.log', 'kubelet'],
  ['/var/log/ext-tailscale.log', 'ext-tailscale'],
  ['/var/log/controller.runtime.log', 'controller.runtime'],
])('%s is of %s', (path, unit) => {
  const rules = components.find(({ name }) => name === 'discovery.relabel')?.blocks ?? [];
  expect(relabel(rules, { __path__: path })).toEqual({ __path__: path, unit });
});

test('paths are known once they are found: what is read comes from the rules, and those from the files', () => {
  expect(components.map(({ name }) => name)).toEqual([
    'local.file_match',
    'discovery.relabel',
    'loki.source.file',
    'loki.process',
  ]);
  const [match, rules, source] = components;
  expect(rules?.attributes.targets).toMatchObject({ component: match, exported: 'targets' });
  expect(source?.attributes.targets).toMatchObject({ component: rules, exported: 'output' });
});
