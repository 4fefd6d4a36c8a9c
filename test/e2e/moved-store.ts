import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkEnvironment, checkPlan } from '../../lib/checks/all';
import { planStack } from '../../lib/plan/plan';
import { type Program, until } from '../../verify/programs/program';
import { loadOne } from '../environment/in-memory';
import type { ObjectServer } from './object-stores';
import { pushLines, type TimedLine } from './push';
import { END_TIMEOUT, START_TIMEOUT, startServers } from './ready';
import { lokiPod, type PodPlace, podPlace, podServer } from './released-pod';
import { storedLines } from './stored-lines';
import { type Destroyable, scratchFolder, type Undo, undoable } from './undo';

/** A log store before and after a new period of its schema begins, which is today. */
export interface Move {
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

const NOTHING_TO_FLUSH = /^loki_ingester_memory_chunks 0$/m;

const HOUR = 3_600_000;
const LINES = 50;

/** Lines a second apart, the last of which is that old. */
function lines(name: string, hours: number): readonly TimedLine[] {
  const last = Date.now() - hours * HOUR;
  return Array.from({ length: LINES }, (_, index) => [last - (LINES - index) * 1000, `${name} ${index}`]);
}

const names = (given: readonly TimedLine[]) => given.map(([, line]) => line);

/** Loki uploads its index when it stops: one that had to be killed has not. */
async function stop(program: Program): Promise<void> {
  await program.end('SIGTERM', 120);
  expect(program.ended()).toMatch(/ended with code 0$/);
}

async function requestFlush(url: string): Promise<void> {
  const response = await fetch(`${url}/flush`, { method: 'POST' });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

/** Moves lines, and finds all of them. @param prepare gets the folder that stands for the root of the pod */
export function moves(binary: string, prepare: (undo: Undo, folder: string) => Promise<Move>): void {
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
      running.end = () => stop(server.program);
      await startServers([server], undo);
    });
  }

  async function push(...given: readonly TimedLine[]): Promise<void> {
    // A stream for each age: within one, Loki takes no line that is much older than its newest.
    await pushLines(`http://127.0.0.1:${scene.place.httpPort}`, { app: 'moved', batch: String(stored.length) }, given);
    stored.push(...names(given));
  }

  /**
   * Loki answers before it has flushed: what is in its memory then would be gone with the disk. It forgets what it
   * has flushed when it next looks, which each request makes it do (pkg/ingester/flush.go, FlushHandler).
   */
  async function flush(): Promise<void> {
    const url = `http://127.0.0.1:${scene.place.httpPort}`;
    // The first one stands outside of the waiting: a refusal is told at once, in Loki's words.
    await requestFlush(url);
    await until('all chunks are flushed', 120, async () => {
      if (NOTHING_TO_FLUSH.test(await (await fetch(`${url}/metrics`)).text())) return true;
      await requestFlush(url);
      return false;
    });
  }

  async function expectAll(): Promise<void> {
    const ask = () => storedLines(scene.place.httpPort, '{app="moved"}', 'prod', '72h');
    // What is missing is told by the comparison.
    await until('all lines', 40, async () => (await ask()).length >= stored.length).catch(() => undefined);
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
