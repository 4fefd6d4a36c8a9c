import { spawnSync } from 'node:child_process';

/** What one process cost. */
export interface Cost {
  /** Wall time in seconds. */
  readonly seconds: number;

  /** Peak memory in MiB. */
  readonly memory: number;
}

/**
 * Runs a node program several times.
 * @param prepare runs before each time and is not counted
 * @returns the median of the wall times, and the highest peak memory
 */
export function measure(program: readonly string[], runs: number, prepare: () => void): Cost {
  const costs = Array.from({ length: runs }, () => {
    prepare();
    return runOnce(program);
  });
  const sorted = costs.map((cost) => cost.seconds).sort((a, b) => a - b);
  return {
    seconds: sorted[Math.floor(runs / 2)] ?? 0,
    memory: Math.max(...costs.map((cost) => cost.memory)),
  };
}

function runOnce(program: readonly string[]): Cost {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--require', './bench/peak-memory.cjs', ...program], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${program.join(' ')} failed:\n${stderr}`);
  return { seconds, memory: Number(/peak-memory (\d+)/.exec(stderr)?.[1]) };
}
