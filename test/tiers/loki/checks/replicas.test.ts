import { componentReplicas } from '../../../../lib/tiers/loki/checks/replicas';
import { runCheck } from '../../../support/checks';
import { distributed, everything, minimal, onDisk } from '../props';

test('every component of the topology runs', () => {
  expect(runCheck(componentReplicas, { loki: minimal({ replicas: { write: 3, read: 0 } }) })).toMatchObject([
    { id: 'loki/replicas', severity: 'error', path: ['loki', 'replicas', 'read'] },
    { id: 'loki/replicas', severity: 'error', path: ['loki', 'replicas', 'backend'] },
  ]);
  expect(runCheck(componentReplicas, { loki: distributed({ rules: everything.rules }) })).toMatchObject([
    { path: ['loki', 'replicas', 'ruler'] },
  ]);
});

test('no component of another topology is asked for', () => {
  expect(runCheck(componentReplicas, { loki: onDisk({ replicas: { 'single-binary': 1, write: 3 } }) })).toMatchObject([
    { id: 'loki/replicas', severity: 'error', path: ['loki', 'replicas', 'write'] },
  ]);
});

test('one compactor is enough', () => {
  const replicas = { ...distributed().replicas, compactor: 2 };
  expect(runCheck(componentReplicas, { loki: distributed({ replicas }) })).toMatchObject([
    { id: 'loki/replicas', severity: 'error', path: ['loki', 'replicas', 'compactor'] },
  ]);
});

test('what is complete is right', () => {
  for (const loki of [minimal(), onDisk(), distributed()]) expect(runCheck(componentReplicas, { loki })).toEqual([]);
});
