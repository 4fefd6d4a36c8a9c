import { nodeFilesMounted } from '../../lib/checks/node-files';
import { environment } from './alloy-environment';

const job = 'x';

test('pods below /var/log and files in it are seen', () => {
  expect(nodeFilesMounted(environment({ nodeFiles: [{ path: '/var/log/syslog', job }] }))).toEqual([]);
});

test('a file outside of every directory is an error, with the line to write', () => {
  const [finding] = nodeFilesMounted(environment({ nodeFiles: [{ path: '/opt/app/logs/*.log', job }] }));
  expect(finding).toMatchObject({
    id: 'logs/node-file-outside-mount',
    severity: 'error',
    path: ['logs', 'nodeFiles', 0, 'path'],
    fix: 'logs:\n  nodeDirectories: [/var/log, /opt/app/logs]',
  });
});

test.each(['/var/logs/x', '/var/*/x'])('%s is not in /var/log', (path) => {
  expect(nodeFilesMounted(environment({ nodeFiles: [{ path, job }] })).map(({ id }) => id)).toEqual([
    'logs/node-file-outside-mount',
  ]);
});

test('so are pods', () => {
  expect(nodeFilesMounted(environment({ nodeDirectories: [] }))).toMatchObject([
    { id: 'logs/node-file-outside-mount', path: ['logs', 'pods'], fix: 'logs:\n  nodeDirectories: [/var/log/pods]' },
  ]);
});

test('no directory is needed when nothing is read', () => {
  expect(nodeFilesMounted(environment({ pods: undefined, nodeDirectories: [] }))).toEqual([]);
});

test.each(['syslog', 'var/log/syslog', '/var/log/../../etc/shadow', '/var/log/./x', '/var//log/x', '/var/log/', ''])(
  '%j is no path of a file',
  (path) => {
    expect(nodeFilesMounted(environment({ nodeFiles: [{ path, job }] })).map(({ id }) => id)).toEqual([
      'logs/node-file-path',
    ]);
  },
);

test('a file twice is stored twice', () => {
  const nodeFiles = ['a', 'b'].map((name) => ({ path: '/var/log/syslog', job: name }));
  expect(nodeFilesMounted(environment({ nodeFiles }))).toMatchObject([
    { id: 'logs/node-file-twice', path: ['logs', 'nodeFiles', 1, 'path'] },
  ]);
});

test.each(['/var/log/pods/*/*/*.log', '/var/log/containers/*.log'])('%s holds what pods wrote', (path) => {
  const nodeFiles = [{ path, job }];
  expect(nodeFilesMounted(environment({ nodeFiles }))).toMatchObject([
    { id: 'logs/node-file-reads-pods', severity: 'warning' },
  ]);
  expect(nodeFilesMounted(environment({ nodeFiles, pods: undefined }))).toEqual([]);
});
