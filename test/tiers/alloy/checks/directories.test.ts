import { findings } from './environment';

test.each(['/var/log', '/run/log/journal', '/var/lib/rancher/rke2/agent/logs'])('%s can be mounted', (directory) => {
  expect(findings({ nodeDirectories: [directory] })).toEqual([]);
});

test.each(['/var', '/var/lib', '/etc', '/usr/lib/x', '/proc', '/run'])(
  '%s would hide what Alloy needs',
  (directory) => {
    expect(findings({ nodeDirectories: ['/var/log', directory] })).toMatchObject([
      { id: 'alloy/directory-hides-own', severity: 'error', path: ['logs', 'nodeDirectories', 1] },
    ]);
  },
);

test.each(['/var/lib/alloy/data', '/etc', '/run'])('a journal in %s would hide what Alloy needs', (directory) => {
  expect(findings({ journal: { directory, job: 'x' } })).toMatchObject([
    { id: 'alloy/directory-hides-own', path: ['logs', 'journal', 'directory'] },
  ]);
});

test.each([
  ['/var/log', 0],
  ['/var/lib', 1],
  ['/run', 1],
])('machine logs in %s', (directory, count) => {
  const found = findings({ machineLogs: { directory, job: 'x' } });
  expect(found).toHaveLength(count);
  for (const { path } of found) expect(path).toEqual(['logs', 'machineLogs', 'directory']);
});

test('so would files of RKE2', () => {
  const usual = { dataDirectory: '/var/lib/rancher/rke2', job: 'x' };
  expect(findings({ rke2: usual, journal: { directory: '/run/log/journal', job: 'x' } })).toEqual([]);
  expect(findings({ rke2: { ...usual, dataDirectory: '/usr/lib/rke2' } })).toMatchObject([
    { id: 'alloy/directory-hides-own', path: ['logs', 'rke2', 'dataDirectory'] },
    { id: 'alloy/directory-hides-own', path: ['logs', 'rke2', 'dataDirectory'] },
  ]);
});
