import { lokiFacts } from '../../../lib/tiers/loki/facts';
import { GCS_COUNTERS, S3_COUNTERS, THANOS_COUNTERS } from '../../../lib/tiers/loki/storage/counters';
import { distributed, everything, minimal, onDisk } from './props';

describe('volumes are measured by kubelets', () => {
  test('where they are no directories of a node', () => {
    expect(lokiFacts(onDisk({ distribution: 'kubernetes' }), {}).measuredVolumes).toEqual(['loki']);
    expect(lokiFacts(onDisk({ distribution: 'k3s' }), {}).measuredVolumes).toEqual([]);
    expect(lokiFacts(onDisk({ distribution: 'k3s', storageClass: 'longhorn' }), {}).measuredVolumes).toEqual(['loki']);
    expect(lokiFacts(onDisk({ distribution: 'talos', storageClass: 'local-path' }), {}).measuredVolumes).toEqual([]);
  });

  test('of every part that keeps something, in each zone', () => {
    expect(lokiFacts(minimal(), {}).measuredVolumes).toEqual(['loki-write', 'loki-backend']);
    expect(lokiFacts(distributed({ zones: ['a', 'b', 'c'] }), {}).measuredVolumes).toEqual([
      'loki-ingester-zone-a',
      'loki-ingester-zone-b',
      'loki-ingester-zone-c',
      'loki-compactor',
    ]);
  });
});

describe('calls of a store are counted', () => {
  test('by the client of each store, and not of a volume', () => {
    expect(lokiFacts(everything, {}).stores).toContain(GCS_COUNTERS);
    expect(lokiFacts(minimal(), {}).stores).toEqual([S3_COUNTERS]);
    expect(lokiFacts(onDisk(), {}).stores).toEqual([]);
  });

  test('by the clients of Thanos, where values choose them', () => {
    const values = { loki: { storage: { use_thanos_objstore: true } } };
    expect(lokiFacts(minimal(), values).stores).toEqual([THANOS_COUNTERS]);
  });
});
