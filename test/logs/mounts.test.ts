import type { LogIntent } from '../../lib/logs/intent';
import { mountedDirectories } from '../../lib/logs/mounts';

const mounted = (logs: LogIntent) => mountedDirectories(logs).map((directory) => directory.mounted);

describe('mounted directories', () => {
  const logs: LogIntent = {
    cluster: 'x',
    pods: { excludeNamespaces: [], podLabels: {}, parse: [], traceIds: false },
    nodeFiles: [],
    nodeDirectories: ['/var/log', '/var/log/pods', '/opt'],
    drop: [],
  };

  test('are those that are read, however much may be', () => {
    expect(mounted(logs)).toEqual(['/var/log/pods']);
    expect(mounted({ ...logs, nodeDirectories: ['/var/log'] })).toEqual(['/var/log/pods']);
    expect(mounted({ ...logs, nodeDirectories: ['/opt'] })).toEqual([]);
  });

  test('do not lie in each other', () => {
    expect(mounted({ ...logs, nodeFiles: [{ path: '/var/log/syslog', job: 'x' }] })).toEqual(['/var/log']);
  });

  test('are none if nothing is read', () => {
    expect(mounted({ ...logs, pods: undefined })).toEqual([]);
  });

  test('are those that sources name themselves, whatever nodeDirectories says', () => {
    const journal = { directory: '/run/log/journal', job: 'x' };
    const rke2 = { dataDirectory: '/data/rke2', job: 'x' };
    const machineLogs = { directory: '/srv/machine', job: 'x' };
    expect(mounted({ ...logs, pods: undefined, nodeDirectories: [], machineLogs, journal, rke2 })).toEqual([
      '/srv/machine',
      '/run/log/journal',
      '/data/rke2/agent/logs',
      '/data/rke2/agent/containerd',
    ]);
  });

  test('stand once, however often they are named', () => {
    const nodeFiles = ['/opt/a.log', '/opt/b.log'].map((path) => ({ path, job: 'x' }));
    expect(mounted({ ...logs, nodeFiles })).toEqual(['/var/log/pods', '/opt']);
  });
});
