import { filesystemReplicas } from '../../../../lib/tiers/loki/checks/filesystem';
import { runCheck } from '../../../support/checks';
import { minimal, onDisk } from '../props';

test('several pods, or several kinds of pods, share no volume', () => {
  const storage = { kind: 'filesystem' } as const;
  expect(runCheck(filesystemReplicas, { loki: onDisk({ replicas: { 'single-binary': 2 } }) })).toMatchObject([
    { id: 'loki/filesystem-replicas', severity: 'error', path: ['loki', 'replicas', 'single-binary'] },
  ]);
  expect(runCheck(filesystemReplicas, { loki: minimal({ storage }) })).toMatchObject([
    { id: 'loki/filesystem-replicas', severity: 'error', path: ['loki', 'topology'] },
  ]);
});

test('one monolithic pod has its volume, and many have an object store', () => {
  expect(runCheck(filesystemReplicas, { loki: onDisk() })).toEqual([]);
  expect(runCheck(filesystemReplicas, { loki: minimal() })).toEqual([]);
});
