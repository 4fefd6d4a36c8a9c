import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkEnvironment, checkPlan } from '../../../lib/checks/all';
import { planStack } from '../../../lib/plan/plan';
import { until } from '../../../verify/programs/program';
import { loadOne } from '../../environment/in-memory';
import { describeReal } from '../../support/programs';
import { type ObjectServer, startGcs, startS3, writeGoogleKey } from '../object-stores';
import { pushLines, type TimedLine } from '../push';
import { END_TIMEOUT, START_TIMEOUT, startServers } from '../ready';
import { lokiPod, type PodPlace, podPlace, podServer } from '../released-pod';
import { storedLines } from '../stored-lines';
import { type Destroyable, scratchFolder, undoable } from '../undo';

/** A log store before and after a new period of its schema begins, which is today. */
interface Move {
  /** Environment files that differ in nothing but storage and schema. */
  readonly before: string;
  readonly after: string;

  /** Variables of Secrets, and addresses of stores that stand for a cloud. */
  readonly variables: Readonly<Record<string, string>>;

  /** What the new lines are kept in. */
  readonly store: ObjectServer;
}

interface Scene extends Destroyable, Move {
  readonly place: PodPlace;
}

const BUCKET = 'loki-chunks';
const FAKE_KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };

/** The day on which this runs: periods are whole days of UTC. */
const today = new Date().toISOString().slice(0, 10);

describeReal(
  'no environment ships: lines from a disk, boltdb-shipper and v11 to S3, tsdb and v13',
  ['loki', 'gofakes3'],
  ({ loki, gofakes3 }) => {
    moves(loki, async (undo) => {
      const store = await startS3(gofakes3, BUCKET, undo);
      const old = '{ from: "2024-04-01", schema: v11, store: boltdb-shipper, objectStore: filesystem }';
      return {
        store,
        before: environment('6.49.0', 'filesystem: {}', `structuredMetadata: false, schema: [${old}]`),
        after: environment(
          '6.49.0',
          s3At(store),
          `structuredMetadata: true, earlierStorage: { filesystem: {} }, schema: [${old}, { from: "${today}" }]`,
        ),
        variables: FAKE_KEYS,
      };
    });
  },
);

describeReal(
  'no environment ships: lines from S3 to Google Cloud Storage',
  ['loki-3.7', 'gofakes3', 'fake-gcs-server'],
  ({ 'loki-3.7': loki, gofakes3, 'fake-gcs-server': gcs }) => {
    moves(loki, async (undo, folder) => {
      const old = await startS3(gofakes3, BUCKET, undo);
      const store = await startGcs(gcs, BUCKET, undo);
      const key = join(folder, 'etc/loki/gcs/key.json');
      mkdirSync(join(key, '..'), { recursive: true });
      await writeGoogleKey(key, undo);
      const period = '{ from: "2024-04-01", objectStore: s3 }';
      return {
        store,
        before: environment('18.11.0', s3At(old), `schema: [${period}]`),
        after: environment(
          '18.11.0',
          `gcs: { buckets: { chunks: ${BUCKET} }, credentialsSecret: loki-gcs }`,
          `earlierStorage: { ${s3At(old)} }, schema: [${period}, { from: "${today}" }]`,
        ),
        variables: { ...FAKE_KEYS, STORAGE_EMULATOR_HOST: store.url },
      };
    });
  },
);

function environment(version: string, storage: string, settings: string): string {
  return `
cluster: production
platform: { distribution: k3s, nodes: 1 }
delivery: { flux: {} }
loki:
  { namespace: monitoring, retention: 30d, canary: false, chart: { version: ${version} }, storage: { ${storage} }, ${settings} }
collector:
  alloy: { namespace: monitoring }
`.trimStart();
}

function s3At({ url }: ObjectServer): string {
  return `s3: { endpoint: "${url}", region: us-east-1, forcePathStyle: true, buckets: { chunks: ${BUCKET} }, credentialsSecret: loki-s3 }`;
}

const HOUR = 3_600_000;
const LINES = 50;

/** Lines a second apart, the last of which is that old. */
function lines(name: string, hours: number): readonly TimedLine[] {
  const last = Date.now() - hours * HOUR;
  return Array.from({ length: LINES }, (_, index) => [last - (LINES - index) * 1000, `${name} ${index}`]);
}

const names = (given: readonly TimedLine[]) => given.map(([, line]) => line);

function moves(binary: string, prepare: (undo: Parameters<typeof startS3>[2], folder: string) => Promise<Move>): void {
  let scene: Scene;
  const running: { end?: () => Promise<void> } = {};
  const stored: string[] = [];

  beforeAll(async () => {
    scene = await undoable(async (undo) => {
      const folder = scratchFolder('moved', undo);
      undo(() => running.end?.());
      return { ...(await prepare(undo, folder)), place: await podPlace(folder, '127.0.0.1') };
    });
  }, START_TIMEOUT);

  afterAll(() => scene?.destroy(), END_TIMEOUT);

  /** Starts Loki anew with an environment. */
  async function run(text: string): Promise<void> {
    await running.end?.();
    await undoable(async (undo) => {
      const server = podServer(binary, lokiPod(text), scene.place, scene.variables);
      running.end = () => server.program.end('SIGTERM');
      await startServers([server], undo);
    });
  }

  async function push(...given: readonly TimedLine[]): Promise<void> {
    // A stream for each age: within one, Loki takes no line that is much older than its newest.
    await pushLines(`http://127.0.0.1:${scene.place.httpPort}`, { app: 'moved', batch: String(stored.length) }, given);
    stored.push(...names(given));
  }

  async function flush(): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${scene.place.httpPort}/flush`, { method: 'POST' });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }

  async function expectAll(): Promise<void> {
    const ask = () => storedLines(scene.place.httpPort, '{app="moved"}', 'prod', '72h');
    await until('all lines', 40, async () => (await ask()).length >= stored.length);
    expect((await ask()).map(({ line }) => line).sort()).toEqual([...stored].sort());
  }

  test('nothing is wrong with the environments', () => {
    for (const text of [scene.before, scene.after]) {
      const asked = loadOne(text);
      const findings = [...checkEnvironment(asked, {}), ...checkPlan(planStack(asked))];
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  test(
    'lines of yesterday are stored as of old',
    async () => {
      await run(scene.before);
      await push(...lines('old', 30));
      await flush();
    },
    START_TIMEOUT,
  );

  test(
    'one query finds them, and those of today',
    async () => {
      await run(scene.after);
      await expectAll();
      await push(...lines('new', 0));
      await expectAll();
    },
    START_TIMEOUT,
  );

  test(
    'and those that come late, with nothing on the disk but what was stored there of old',
    async () => {
      await push(...lines('late', 28));
      await flush();
      await running.end?.();
      expect(await scene.store.objects()).toContain('fake/');
      const disk = join(scene.place.folder, 'var/loki');
      for (const entry of readdirSync(disk)) {
        if (entry !== 'chunks') rmSync(join(disk, entry), { recursive: true });
      }
      await run(scene.after);
      await expectAll();
    },
    START_TIMEOUT,
  );
}
