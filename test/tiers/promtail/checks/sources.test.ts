import { promtailSources } from '../../../../lib/tiers/promtail/checks/sources';
import { minimal as alloy } from '../../alloy/props';
import { allLogs } from '../props';
import { environment } from './environment';

const talos = { kernelPort: 6050, servicePort: 6051 };

test('files and journals are read', () => expect(promtailSources(environment(allLogs))).toEqual([]));

test('what Talos sends is for other collectors, or comes in files', () => {
  expect(promtailSources(environment({ talos }))).toMatchObject([
    {
      id: 'promtail/source-unsupported',
      severity: 'error',
      path: ['logs', 'talos'],
      fix: expect.stringContaining('machineLogs: true'),
    },
  ]);
});

test('events are for Alloy', () => {
  expect(promtailSources(environment({ events: { job: 'x' } }))).toMatchObject([
    { id: 'promtail/source-unsupported', path: ['logs', 'events'], fix: expect.stringContaining('alloy') },
  ]);
});

test('nothing is said where another collector runs', () => {
  expect(promtailSources({ ...environment({ talos }), collector: { alloy } })).toEqual([]);
});
