import { promtailDirectories } from '../../../../lib/tiers/promtail/checks/directories';
import { allLogs } from '../props';
import { environment } from './environment';

test('what is usual can be mounted', () => expect(promtailDirectories(environment(allLogs))).toEqual([]));

test.each(['/run', '/usr/lib', '/var/run', '/etc', '/run/promtail/x'])(
  '%s would hide what Promtail needs',
  (directory) => {
    expect(promtailDirectories(environment({ machineLogs: { directory, job: 'x' } }))).toMatchObject([
      {
        id: 'promtail/directory-hides-own',
        severity: 'error',
        problem: expect.stringContaining(`${directory} of the node`),
      },
    ]);
  },
);
