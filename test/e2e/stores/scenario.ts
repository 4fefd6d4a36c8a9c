import type { Environment } from '../../../lib/plan/environment';
import { OBJECT_STORE_ERRORS } from '../../../lib/tiers/loki/store-runbooks';
import { until } from '../../../verify/programs/program';
import { pushLines } from '../push';
import { START_TIMEOUT, startServers } from '../ready';
import { storedLines } from '../stored-lines';
import { type Destroyable, scratchFolder, type Undo, undoable } from '../undo';
import { chunkAges } from './chunk-names';
import { type LokiPod, lokiPods, type PodsPlace } from './pods';
import type { Store } from './stores';

/** An environment, and a store that is what it names. */
export interface StoreCase {
  readonly environment: () => Environment;
  readonly binary: string;

  /** A number of its own. */
  readonly network: number;
  readonly store: (undo: Undo) => Promise<Store>;

  /** What becomes of requests to delete. */
  readonly deletes: 'done' | 'refused' | 'refused by the gateway';
}

interface Scene extends Destroyable {
  readonly store: Store;
  readonly folder: string;
  readonly undo: Undo;
  readonly pods: readonly LokiPod[];
}

const LINES = 50;
const HOUR = 3_600_000;
const SELECTOR = '{app="stores"}';

/** They all leave at once, and nobody is there to be told. */
const QUICK = ['-memberlist.leave-timeout=500ms'];

const COMPACT_NOW = '-compactor.compaction-interval=5s';

/** What takes a day and hours in a cluster. */
const DAY = [
  '-store.retention=24h',
  COMPACT_NOW,
  '-compactor.retention-delete-delay=1s',
  '-compactor.delete-request-cancel-period=0s',
];

const PUSHES = ['distributor', 'write', 'all'];
const INGESTS = ['ingester', 'write', 'all'];
const QUERIES = ['query-frontend', 'read', 'all'];
const COMPACTS = ['compactor', 'backend', 'all'];

/** What the runbook has people look for in the logs. */
const LOOKED_FOR = new RegExp(
  /grep -iE '([^']+)'/.exec(JSON.stringify(OBJECT_STORE_ERRORS.diagnosis))?.[1] ?? '^$',
  'i',
);

const FLUSHED = /^loki_ingester_memory_chunks 0$/m;

/** What is left of a scenario when its tests are over. */
interface Begun {
  /** Tests what has been deleted since. */
  later(): void;
  destroy(): Promise<void>;
}

/** Keeps lines over a restart, says what is wrong with a store, and begins to delete. */
export function storeScenario({ environment, binary, network, store: begin, deletes }: StoreCase): Begun {
  let scene: Scene;
  const doing = (jobs: readonly string[], pods = scene.pods) => pods.filter(({ target }) => jobs.includes(target));
  const one = (jobs: readonly string[]) => {
    const [pod] = doing(jobs);
    if (!pod) throw new Error(`no pod does ${jobs.join(' or ')}`);
    return pod;
  };
  const podsWith = (more: Partial<PodsPlace>, folder = scene.folder) =>
    lokiPods(environment(), { binary, folder, network, ...scene.store.reached, ...more });

  beforeAll(async () => {
    scene = await undoable(async (undo) => {
      const store = await begin(undo);
      const folder = scratchFolder('stores', undo);
      const pods = lokiPods(environment(), { binary, folder, network, ...store.reached, args: QUICK });
      return { store, folder, undo, pods };
    });
  }, START_TIMEOUT);

  const end = async (pods: readonly LokiPod[]) => {
    await Promise.all(pods.map(({ program }) => program.end('SIGTERM', 60)));
    for (const { program } of pods) expect(program.ended()).toMatch(/ended with code 0$/);
  };

  const push = (batch: string, hours: number) => {
    const last = Date.now() - hours * HOUR;
    const lines = Array.from({ length: LINES }, (_, i) => [last - (LINES - i) * 1000, `${batch} ${i}`] as const);
    return pushLines(one(PUSHES).base, { app: 'stores', batch }, lines);
  };

  const found = async (...batches: readonly string[]) => {
    const ask = async () => (await storedLines(one(QUERIES).base, SELECTOR, 'prod', '72h')).map(({ line }) => line);
    const expected = batches.flatMap((batch) => Array.from({ length: LINES }, (_, i) => `${batch} ${i}`)).sort();
    // What is missing is told by the comparison.
    await until('all lines', 40, async () => (await ask()).length >= expected.length).catch(() => undefined);
    expect((await ask()).sort()).toEqual(expected);
  };

  test(
    'takes lines, and finds them',
    async () => {
      await startServers(scene.pods, scene.undo);
      await push('kept', 0);
      await push('unwanted', 1);
      await found('kept', 'unwanted');
      // Loki looks for such among what is stored alone: `query_ingesters_within`.
      await push('old', 30);
    },
    START_TIMEOUT,
  );

  test(
    'finds all of them after a restart, with nothing left on the disks but what is stored there',
    async () => {
      const { store, folder, pods, undo } = scene;
      for (const pod of doing(INGESTS)) await flush(pod);
      await end(pods);
      expect(chunkAges(await store.objects(folder))).toEqual([0, 1, 30]);
      if (!store.onDisk) for (const pod of pods) pod.wipe();
      await startServers(pods, undo);
      await found('kept', 'unwanted', 'old');
    },
    START_TIMEOUT,
  );

  // The gateway that stands before them is none of Loki's.
  if (deletes !== 'refused by the gateway')
    test('answers requests to delete as its README says, and no query complains of it', async () => {
      const answers = await Promise.all(doing(COMPACTS).map(askToDelete));
      const refused = { status: 403, text: 'deletion is not available for this tenant\n' };
      expect(answers).toEqual(answers.map(() => (deletes === 'done' ? { status: 204, text: '' } : refused)));
      if (deletes === 'refused') await found('kept', 'unwanted', 'old');
      for (const pod of scene.pods) expect(pod.said()).not.toContain('deletion is not available');
    }, 60_000);

  test(
    'says that it may not, and that there is no bucket',
    async () => {
      await end(scene.pods);
      for (const [name, wrong] of Object.entries({ stranger: scene.store.stranger, missing: scene.store.missing })) {
        if (wrong === undefined) continue;
        const args = [...QUICK, COMPACT_NOW];
        const [pod] = doing(COMPACTS, podsWith({ ...wrong.reached, args }, `${scene.folder}/${name}`));
        if (!pod) throw new Error('nobody compacts');
        scene.undo(() => pod.program.end('SIGKILL'));
        pod.program.start();
        await until(`${pod.name} says so`, 60, async () => wrong.says.test(pod.said()));
        expect(pod.said()).toMatch(LOOKED_FOR);
        if (wrong.ends) {
          await until(`${pod.name} ends`, 20, async () => pod.program.ended() !== undefined);
          expect(pod.program.ended()).toMatch(/ended with code 1$/);
        } else await pod.program.end('SIGTERM', 20);
      }
    },
    START_TIMEOUT,
  );

  test('begins to delete what is older than a day', async () => {
    const [pod] = doing(COMPACTS, podsWith({ args: [...QUICK, ...DAY] }));
    if (!pod) throw new Error('nobody compacts');
    if (!scene.store.onDisk) pod.wipe();
    await startServers([pod], scene.undo);
    if (deletes === 'done') expect((await askToDelete(pod)).status).toBe(204);
  }, 60_000);

  return {
    destroy: async () => scene?.destroy(),
    later() {
      const kept = deletes === 'done' ? [0] : [0, 1];
      test('and has deleted it, and what it was asked to', async () => {
        const ages = async () => chunkAges(await scene.store.objects(scene.folder));
        await until('only what is to be kept', 150, async () => (await ages()).length <= kept.length).catch(
          () => undefined,
        );
        expect(await ages()).toEqual(kept);
      }, 180_000);
    },
  };
}

async function askToDelete({ base }: LokiPod): Promise<{ readonly status: number; readonly text: string }> {
  const start = Math.floor((Date.now() - 3 * HOUR) / 1000);
  const query = new URLSearchParams({ query: '{app="stores", batch="unwanted"}', start: String(start) });
  const headers = { 'X-Scope-OrgID': 'prod' };
  const response = await fetch(`${base}/loki/api/v1/delete?${query}`, { method: 'POST', headers });
  return { status: response.status, text: await response.text() };
}

/** Each request makes Loki look what of its memory it has flushed (pkg/ingester/flush.go, FlushHandler). */
async function flush({ base, name }: LokiPod): Promise<void> {
  await until(`${name} has flushed all chunks`, 60, async () => {
    const response = await fetch(`${base}/flush`, { method: 'POST' });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return FLUSHED.test(await (await fetch(`${base}/metrics`)).text());
  });
}
