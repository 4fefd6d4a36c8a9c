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
