import type { LogIntent } from '../../lib/logs/intent';
import { closestDirectory, directoryOf, isWithin, mountedDirectories } from '../../lib/logs/paths';

test.each([
  ['/var/log/syslog', '/var/log'],
  ['/var/log/*.log', '/var/log'],
  ['/var/log/**/x.log', '/var/log'],
  ['/var/lo{g,gs}/x', '/var'],
  ['/var/log[0-9]/x', '/var'],
  ['/syslog', '/'],
])('all that %s matches is in %s', (path, directory) => expect(directoryOf(path)).toBe(directory));

test.each([
  ['/var/log', '/var/log', true],
  ['/var/log/a', '/var/log', true],
  ['/var/logs', '/var/log', false],
  ['/var', '/var/log', false],
  ['/a', '/', true],
])('%s within %s: %p', (path, directory, within) => expect(isWithin(path, directory)).toBe(within));

test('the smallest directory is chosen', () => {
  expect(closestDirectory('/var/log/pods', ['/var/log', '/var/log/pods', '/opt'])).toBe('/var/log/pods');
  expect(closestDirectory('/srv', ['/var/log'])).toBeUndefined();
});

describe('mounted directories', () => {
  const logs: LogIntent = {
    cluster: 'x',
    pods: { excludeNamespaces: [], podLabels: {}, parse: [], traceIds: false },
    nodeFiles: [],
    nodeDirectories: ['/var/log', '/var/log/pods', '/opt'],
    drop: [],
  };

  test('are those that are read, however much may be', () => {
    expect(mountedDirectories(logs)).toEqual(['/var/log/pods']);
    expect(mountedDirectories({ ...logs, nodeDirectories: ['/var/log'] })).toEqual(['/var/log/pods']);
    expect(mountedDirectories({ ...logs, nodeDirectories: ['/opt'] })).toEqual([]);
  });

  test('do not lie in each other', () => {
    expect(mountedDirectories({ ...logs, nodeFiles: [{ path: '/var/log/syslog', job: 'x' }] })).toEqual(['/var/log']);
  });

  test('are none if nothing is read', () => {
    expect(mountedDirectories({ ...logs, pods: undefined })).toEqual([]);
  });

  test('are those that sources name themselves, whatever nodeDirectories says', () => {
    const journal = { directory: '/run/log/journal', job: 'x' };
    const rke2 = { dataDirectory: '/data/rke2', job: 'x' };
    const machineLogs = { directory: '/srv/machine', job: 'x' };
    expect(mountedDirectories({ ...logs, pods: undefined, nodeDirectories: [], machineLogs, journal, rke2 })).toEqual([
      '/srv/machine',
      '/run/log/journal',
      '/data/rke2/agent/logs',
      '/data/rke2/agent/containerd',
    ]);
  });

  test('stand once, however often they are named', () => {
    const nodeFiles = ['/opt/a.log', '/opt/b.log'].map((path) => ({ path, job: 'x' }));
    expect(mountedDirectories({ ...logs, nodeFiles })).toEqual(['/var/log/pods', '/opt']);
  });
});
