import { spawn } from 'node:child_process';
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

/** Runs a program to its end, while others run. */
export function runAsync(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd, env, input = '', seconds = 60, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, signal, killSignal: 'SIGKILL' });
    let late = '';
    const timer = setTimeout(() => {
      late = `it was killed after ${seconds} s\n`;
      child.kill('SIGKILL');
    }, seconds * 1000);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    child.on('error', (failure) => {
      clearTimeout(timer);
      reject(failure);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout: output.stdout, stderr: output.stderr + late });
    });
    // A program that does not read all of it closes its end early: what it says counts.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
