import { answers, lastWords, type Program, until } from '../../verify/programs/program';
import type { Undo } from './undo';

/** A program that says over HTTP when it is ready. */
export interface Server {
  readonly name: string;
  readonly program: Program;
  readonly url: string;

  /** The file of its output. */
  readonly log: string;
}

/** Seconds that a program may take to be ready; what is here needs 20 at most when nothing else runs. */
const SILENCE_THRESHOLDS = 60;

/** Milliseconds for the hook that starts a Loki and two collectors, one after the other: more than they wait themselves. */
export const START_TIMEOUT = (3 * SILENCE_THRESHOLDS + 30) * 1000;

/** Milliseconds for the hook that ends them. */
export const END_TIMEOUT = 120_000;

/** Starts programs, and waits until they are ready. */
export async function startServers(servers: readonly Server[], undo: Undo): Promise<void> {
  for (const { program } of servers) {
    undo(() => program.end('SIGKILL'));
    program.start();
  }
  for (const server of servers) await untilReady(server);
}

export async function untilReady({ name, url, log, program }: Server): Promise<void> {
  await until(`${name} is ready`, SILENCE_THRESHOLDS, () => answers(url), [program]).catch((failure: unknown) => {
    throw new Error(`${failure}\nIts last words:\n${lastWords(log)}`);
  });
}
