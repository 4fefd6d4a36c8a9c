import { runChecks } from '../../../lib/findings/check';
import { LOG_CHECKS } from '../../../lib/logs/checks/all';
import type { LogIntent } from '../../../lib/logs/intent';
import { schemes } from '../../support/schemes';
import { environment } from '../../tiers/alloy/checks/environment';

function findings(asked: Partial<LogIntent>) {
  const { logs, platform } = environment(asked);
  return runChecks(LOG_CHECKS, { logs, platform, scheme: schemes.alloy }).filter(
    ({ id }) => id === 'collector/directory',
  );
}

test.each(['/var/log', '/run/log/journal'])('%s can be mounted', (directory) => {
  expect(findings({ nodeDirectories: [directory] })).toEqual([]);
});

test.each(['/', 'var/log', '/var/log/', '/var/*', '/var/../etc', ''])('%j is no directory to mount', (directory) => {
  expect(findings({ nodeDirectories: ['/var/log', directory] })).toMatchObject([
    { id: 'collector/directory', severity: 'error', path: ['logs', 'nodeDirectories', 1] },
  ]);
});

test('sources that name their own directory name one', () => {
  const journal = { directory: '/run/log/', job: 'journal' };
  const rke2 = { dataDirectory: '/var/lib/*', job: 'rke2' };
  expect(findings({ journal, rke2 })).toMatchObject([
    { id: 'collector/directory', path: ['logs', 'journal', 'directory'] },
    { id: 'collector/directory', path: ['logs', 'rke2', 'dataDirectory'] },
  ]);
});
