import { lokiFilesystem } from '../../../../lib/tiers/loki/checks/filesystem';
import { minimal, onDisk } from '../props';

test('several pods, or several kinds of pods, share no volume', () => {
  const storage = { kind: 'filesystem' } as const;
  expect(lokiFilesystem({ loki: onDisk({ replicas: { 'single-binary': 2 } }) })).toMatchObject([
    { id: 'loki/filesystem-replicas', severity: 'error', path: ['loki', 'replicas', 'single-binary'] },
  ]);
  expect(lokiFilesystem({ loki: minimal({ storage }) })).toMatchObject([
    { id: 'loki/filesystem-replicas', severity: 'error', path: ['loki', 'topology'] },
  ]);
});

test('one monolithic pod has its volume, and many have an object store', () => {
  expect(lokiFilesystem({ loki: onDisk() })).toEqual([]);
  expect(lokiFilesystem({ loki: minimal() })).toEqual([]);
});
