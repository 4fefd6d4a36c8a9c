import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that runs until it is stopped. */
export interface Program {
  /** Starts it anew after it has ended. */
  start(): void;

  /** How it ended: `etcd ended with code 1`. @returns nothing while it runs, and before its start */
  ended(): string | undefined;

  /**
   * Sends a signal and waits until it has ended.
   * @param seconds that it has, then it is killed. @default 30
   */
  end(signal: 'SIGTERM' | 'SIGKILL', seconds?: number): Promise<void>;
}

/** @param log the file that its output is added to */
export function program(command: string, args: readonly string[], log: string, env: NodeJS.ProcessEnv = {}): Program {
  let child: ChildProcess | undefined;
  let failure: Error | undefined;
  return {
    start() {
      const output = openSync(log, 'a');
      failure = undefined;
      child = spawn(command, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } });
      child.on('error', (reason) => {
        failure = reason;
      });
      closeSync(output);
    },
    ended() {
      if (failure) return `${command} did not start: ${failure.message}`;
      if (!child || !hasEnded(child)) return undefined;
      return `${command} ended with ${child.signalCode ?? `code ${child.exitCode}`}`;
    },
    async end(signal, seconds = 30) {
      const running = child;
      if (!running || hasEnded(running)) return;
      running.kill(signal);
      const deadline = Date.now() + seconds * 1000;
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

/**
 * Asks again every half second until the answer is yes, and gives up after a while.
 * @param programs gives up at once when one of them has ended
 */
export async function until(
  what: string,
  seconds: number,
  ask: () => Promise<boolean>,
  programs: readonly Pick<Program, 'ended'>[] = [],
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  let failure = '';
  const asked = () =>
    ask().catch((reason: unknown) => {
      failure = `: ${reason instanceof Error ? reason.message : reason}`;
      return false;
    });
  while (!(await asked())) {
    for (const each of programs) {
      const end = each.ended();
      if (end !== undefined) throw new Error(`waited in vain: ${what}: ${end}`);
    }
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}${failure}`);
    await sleep(500);
  }
}

/** Reads the end of the log of a program. */
export function lastWords(log: string): string {
  return readFileSync(log, 'utf8').slice(-2000).trim();
}

/** Tells whether an HTTP server answers with success. */
export async function answers(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}
