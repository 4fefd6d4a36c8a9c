import { type ChildProcess, spawn } from 'node:child_process';
import type { Ran } from './run';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;

  /** @default 60 */
  readonly seconds?: number;

  /** Kills the program. */
  readonly signal?: AbortSignal;
}

/** Characters of an output that are kept. */
const LONGEST = 2 ** 22;

/** Runs a program to its end, while others run. */
export function runAsync(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd, env, input = '', seconds = 60, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    // In a group of its own: what it has started itself is killed with it, and holds its output no longer.
    const child = spawn(command, args, { cwd, env, detached: true });
    const kill = () => killGroup(child);
    let late = '';
    const timer = setTimeout(() => {
      late = `it was killed after ${seconds} s\n`;
      kill();
    }, seconds * 1000);
    signal?.addEventListener('abort', kill);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
    };
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (output[name].length < LONGEST) output[name] += text;
      });
    child.on('error', (failure) => {
      settle();
      reject(failure);
    });
    child.on('close', (code) => {
      settle();
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, stdout: output.stdout, stderr: output.stderr + late });
    });
    // A program that does not read all of it closes its end early: what it says counts.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
