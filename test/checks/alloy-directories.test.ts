import { alloyDirectories } from '../../lib/checks/alloy-directories';
import { environment } from './alloy-environment';

test.each(['/var/log', '/run/log/journal', '/var/lib/rancher/rke2/agent/logs'])('%s can be mounted', (directory) => {
  expect(alloyDirectories(environment({ nodeDirectories: [directory] }))).toEqual([]);
});

test.each(['/var', '/var/lib', '/etc', '/usr/lib/x', '/proc', '/run'])(
  '%s would hide what Alloy needs',
  (directory) => {
    expect(alloyDirectories(environment({ nodeDirectories: ['/var/log', directory] }))).toMatchObject([
      { id: 'alloy/directory-hides-own', severity: 'error', path: ['logs', 'nodeDirectories', 1] },
    ]);
  },
);

test.each(['/', 'var/log', '/var/log/', '/var/*', '/var/../etc', ''])('%j is no directory to mount', (directory) => {
  expect(alloyDirectories(environment({ nodeDirectories: [directory] })).map(({ id }) => id)).toEqual([
    'alloy/directory',
  ]);
  expect(alloyDirectories(environment({}, { stateDirectory: directory }))).toMatchObject([
    { id: 'alloy/directory', path: ['collector', 'alloy', 'stateDirectory'] },
  ]);
});

test('Talos keeps state below /var only', () => {
  const alloy = { stateDirectory: '/opt/alloy' };
  expect(alloyDirectories(environment({}, alloy, 'talos')).map(({ id }) => id)).toEqual(['alloy/state-directory']);
  expect(alloyDirectories(environment({}, alloy, 'k3s'))).toEqual([]);
  expect(alloyDirectories(environment({}, {}, 'talos'))).toEqual([]);
});
