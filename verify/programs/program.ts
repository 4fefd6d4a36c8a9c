import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that runs until it is stopped. */
export interface Program {
  /** Starts it anew after it has ended. */
  start(): void;

  /** Sends a signal and waits until it has ended: 30 seconds at most, then it is killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** @param log the file that its output is added to */
export function program(command: string, args: readonly string[], log: string, env: NodeJS.ProcessEnv = {}): Program {
  let child: ChildProcess | undefined;
  return {
    start() {
      const output = openSync(log, 'a');
      child = spawn(command, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } });
    },
    async end(signal) {
      const running = child;
      if (!running || hasEnded(running)) return;
      running.kill(signal);
      const deadline = Date.now() + 30_000;
      while (!hasEnded(running)) {
        if (Date.now() > deadline) running.kill('SIGKILL');
        await sleep(50);
      }
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Asks again every half second until the answer is yes, and gives up after a while. */
export async function until(what: string, seconds: number, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await ask().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await sleep(500);
  }
}

/** Does an HTTP server answer with success? */
export async function answers(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}
