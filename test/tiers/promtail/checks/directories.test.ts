import { allLogs } from '../props';
import { findings } from './environment';

test('what is usual can be mounted', () => expect(findings(allLogs)).toEqual([]));

test.each(['/run', '/usr/lib', '/var/run', '/etc', '/run/promtail/x'])(
  '%s would hide what Promtail needs',
  (directory) => {
    expect(findings({ machineLogs: { directory, job: 'x' } })).toMatchObject([
      {
        id: 'promtail/directory-hides-own',
        severity: 'error',
        path: ['logs', 'machineLogs', 'directory'],
        problem: expect.stringContaining(`${directory} of the node`),
      },
    ]);
  },
);

test('the directory is named that has to change', () => {
  expect(findings({ nodeDirectories: ['/var/log', '/etc'] })).toMatchObject([
    { id: 'promtail/directory-hides-own', path: ['logs', 'nodeDirectories', 1] },
  ]);
});
