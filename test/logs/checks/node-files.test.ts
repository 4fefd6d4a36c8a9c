import { runChecks } from '../../../lib/findings/check';
import { nodeFileOutsideMount, nodeFilePath, nodeFileTwice } from '../../../lib/logs/checks/node-files';
import { filesReadTwice } from '../../../lib/logs/checks/node-files-twice';
import type { LogIntent } from '../../../lib/logs/intent';
import { fixText } from '../../support/fix-text';
import { environment } from '../../tiers/alloy/checks/environment';

const job = 'x';

const nodeFilesMounted = ({ logs }: { readonly logs: LogIntent }) =>
  runChecks([nodeFileOutsideMount, nodeFilePath, nodeFileTwice, ...filesReadTwice], { logs });

test('pods below /var/log and files in it are seen', () => {
  expect(nodeFilesMounted(environment({ nodeFiles: [{ path: '/var/log/syslog', job }] }))).toEqual([]);
});

test('a file outside of every directory is an error, with the line to write', () => {
  const [finding] = nodeFilesMounted(environment({ nodeFiles: [{ path: '/opt/app/logs/*.log', job }] }));
  expect(finding).toMatchObject({
    id: 'logs/node-file-outside-mount',
    severity: 'error',
    path: ['logs', 'nodeFiles', 0, 'path'],
    fix: fixText('logs:\n  nodeDirectories:\n    - /var/log\n    - /opt/app/logs'),
  });
});

test.each(['/var/logs/x', '/var/*/x'])('%s is not in /var/log', (path) => {
  expect(nodeFilesMounted(environment({ nodeFiles: [{ path, job }] })).map(({ id }) => id)).toEqual([
    'logs/node-file-outside-mount',
  ]);
});

test('so are pods', () => {
  expect(nodeFilesMounted(environment({ nodeDirectories: [] }))).toMatchObject([
    {
      id: 'logs/node-file-outside-mount',
      path: ['logs', 'pods'],
      fix: fixText('logs:\n  nodeDirectories:\n    - /var/log/pods'),
    },
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

test.each(['/var/log/pods/*/*/*.log', '/var/log/containers/*.log', '/var/log/**', '/var/log/*/*.log'])(
  '%s holds what pods wrote',
  (path) => {
    const nodeFiles = [{ path, job }];
    expect(nodeFilesMounted(environment({ nodeFiles }))).toMatchObject([
      { id: 'logs/node-file-reads-pods', severity: 'warning' },
    ]);
    expect(nodeFilesMounted(environment({ nodeFiles, pods: undefined }))).toEqual([]);
  },
);

describe('what a source of its own reads', () => {
  const journal = { directory: '/run/log/journal', job: 'x' };
  const rke2 = { dataDirectory: '/data/rke2', job: 'x' };
  const nodeDirectories = ['/var/log', '/run/log', '/data'];
  const ids = (path: string, logs: Partial<LogIntent>) =>
    nodeFilesMounted(environment({ nodeDirectories, nodeFiles: [{ path, job }], ...logs })).map(({ id }) => id);

  test.each(['/run/log/journal/*/system.journal', '/run/log/journal/**'])('%s is the journal', (path) => {
    expect(ids(path, { journal })).toEqual(['logs/node-file-reads-journal']);
    expect(ids(path, {})).toEqual([]);
  });

  test.each([
    '/data/rke2/agent/logs/kubelet.log',
    '/data/rke2/agent/logs/*.log',
    '/data/rke2/**/containerd.log',
    '/data/**',
    '/data/rke2/agent/logs/kubelet.lo?',
    '/data/rke2/agent/{logs,x}/kubelet.log',
    '/data/rke2/agent/logs/[k]ubelet.log',
  ])('%s is of RKE2', (path) => {
    expect(ids(path, { rke2 })).toEqual(['logs/node-file-reads-rke2']);
    expect(ids(path, {})).toEqual([]);
  });

  test('machine logs are of their own source', () => {
    const machineLogs = { directory: '/var/log', job: 'x' };
    expect(ids('/var/log/*.log', { machineLogs })).toEqual(['logs/node-file-reads-machine-logs']);
    expect(ids('/var/log/syslog', { machineLogs })).toEqual([]);
    expect(ids('/var/log/kubelet.log.1', { machineLogs })).toEqual([]);
  });

  test.each([
    ['/data/rke2/agent/logs', ['logs/node-file-reads-rke2']],
    ['/var/log/containers', ['logs/node-file-reads-pods']],
    ['/var/log', []],
  ])('machine logs in %s', (directory, expected) => {
    const machineLogs = { directory, job: 'x' };
    const findings = nodeFilesMounted(environment({ machineLogs, rke2, journal }));
    expect(findings.map(({ id }) => id)).toEqual(expected);
    for (const { path } of findings) expect(path).toEqual(['logs', 'machineLogs', 'directory']);
  });

  test.each([
    '/data/rke2/agent/logs/kubelet.log.1',
    '/data/rke2/agent/logs/kubeletxlog',
    '/data/rke2/agent/*.log',
    '/data/rke2/server/logs/audit.log',
    '/run/log/journald.txt',
  ])('%s is neither', (path) => expect(ids(path, { rke2, journal })).toEqual([]));
});
