import { runChecks } from '../../../../lib/findings/check';
import { ALLOY } from '../../../../lib/tiers/alloy/collector';
import { fixText } from '../../../support/fix-text';
import { minimal as alloy } from '../../alloy/props';
import { subject } from '../../subject';
import { allLogs } from '../props';
import { findings } from './environment';

const talos = { kernelPort: 6050, servicePort: 6051 };

test('files and journals are read', () => expect(findings(allLogs)).toEqual([]));

test('what Talos sends is for other collectors, or comes in files', () => {
  expect(findings({ talos })).toMatchObject([
    {
      id: 'promtail/source-unsupported',
      severity: 'error',
      path: ['logs', 'talos'],
      fix: fixText('logs.machineLogs'),
    },
  ]);
});

test('events are for Alloy', () => {
  expect(findings({ events: { job: 'x' } })).toMatchObject([
    { id: 'promtail/source-unsupported', path: ['logs', 'events'], fix: fixText('alloy') },
  ]);
});

test('nothing is said where another collector runs', () => {
  const found = runChecks(ALLOY.checks, subject(alloy, { ...alloy.logs, talos }));
  expect(found.filter(({ id }) => id.startsWith('promtail/'))).toEqual([]);
});
