import { spawnSync } from 'node:child_process';

/** What one process cost. */
export interface Cost {
  /** Wall time in seconds. */
  readonly seconds: number;

  /** Peak memory in MiB. */
  readonly memory: number;
}

/** What is run, and what is done before each time, which is not counted. */
export interface Measured {
  /** A program of node, and its arguments. */
  readonly program: readonly string[];
  readonly prepare: () => void;
}

/** A program beside the floor, in runs that take turns: what slows the machine down for a while slows both. */
export interface Compared extends Cost {
  /** How many times as long as the floor: the median over the pairs of runs. */
  readonly timesFloor: number;

  /** What the floor cost. */
  readonly floor: Cost;
}

/** Runs a program and the floor in turns. */
export function compare(measured: Measured, floor: Measured, runs: number): Compared {
  const pairs = Array.from({ length: runs }, () => [runOnce(floor), runOnce(measured)] as const);
  const [floors, own] = [pairs.map(([each]) => each), pairs.map(([, each]) => each)];
  return {
    ...summary(own),
    timesFloor: median(pairs.map(([least, cost]) => cost.seconds / least.seconds)),
    floor: summary(floors),
  };
}

/** The median of the times, and the highest peak of memory. */
function summary(costs: readonly Cost[]): Cost {
  return {
    seconds: median(costs.map(({ seconds }) => seconds)),
    memory: Math.max(...costs.map(({ memory }) => memory)),
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/**
 * Runs a program of node once.
 * @throws if it fails
 */
export function runOnce({ program, prepare }: Measured): Cost {
  prepare();
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--require', './bench/peak-memory.cjs', ...program], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, CDK8S_LOGGING_CACHE: CACHE },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${program.join(' ')} failed:\n${stderr}`);
  return { seconds, memory: Number(/peak-memory (\d+)/.exec(stderr)?.[1]) };
}

/** Where the bench keeps everything that it makes. */
export const WORK = 'build/bench';

/** What a run remembers of the one before, in place of the user's own cache. */
export const CACHE = `${WORK}/cache`;
