import { loadFixture } from '../../support/load-fixture';
import { describeReal } from '../../support/programs';
import { END_TIMEOUT } from '../ready';
import { type StoreCase, storeScenario } from './scenario';
import { byRole, byWorkloadIdentity, disk, keyed } from './stores';

describeReal(
  'the Loki of each environment, with the store that it names',
  ['loki', 'loki-3.7', 'minio', 'fake-gcs-server'],
  ({ loki, 'loki-3.7': newer, minio, 'fake-gcs-server': gcs }) => {
    const cases: Readonly<Record<string, Omit<StoreCase, 'environment' | 'network'>>> = {
      // First those that are the last to have deleted.
      standalone: { binary: newer, store: async () => disk(), deletes: 'done' },
      local: { binary: newer, store: async () => disk(), deletes: 'done' },
      'homelab-production': {
        binary: loki,
        store: (undo) => keyed(minio, 'http://10.0.40.10:9000', ['loki-production'], undo),
        deletes: 'refused',
      },
      'homelab-staging': {
        binary: loki,
        store: (undo) => keyed(minio, 'loki-minio.monitoring.svc:9000', ['chunks'], undo),
        deletes: 'refused',
      },
      'talos-ambient': {
        binary: newer,
        store: (undo) => keyed(minio, 'https://nbg1.your-objectstorage.com', ['nbg1-prod1-loki'], undo),
        deletes: 'refused by the gateway',
      },
      'cloud-aws': {
        binary: newer,
        store: (undo) =>
          byRole(minio, 'arn:aws:iam::123456789012:role/loki', ['example-loki-chunks', 'example-loki-ruler'], undo),
        deletes: 'done',
      },
      'cloud-gcp': {
        binary: newer,
        store: (undo) => byWorkloadIdentity(gcs, ['example-loki-chunks', 'example-loki-ruler'], undo),
        deletes: 'done',
      },
    };
    const begun = Object.entries(cases).map(([name, each], index) => {
      let scenario: ReturnType<typeof storeScenario> | undefined;
      describe(name, () => {
        scenario = storeScenario({ ...each, environment: () => loadFixture(name), network: index + 1 });
      });
      return { name, scenario };
    });
    // Deleting takes minutes in which nothing happens: for all of them at once.
    describe.each(begun)('$name, later', ({ scenario }) => scenario?.later());

    afterAll(async () => {
      for (const { scenario } of begun) await scenario?.destroy();
    }, END_TIMEOUT);
  },
);
