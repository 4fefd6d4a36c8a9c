import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '../programs/program';

/** Asks about a cluster. @returns what is still missing, in words; nothing when all is as it should be */
export type Question = () => Promise<string | undefined>;

/**
 * Asks again twice a second, until nothing is missing.
 * @returns seconds that it took
 * @throws what was missing last, after so many seconds; how a program ended, at once
 */
export async function waitUntil(
  what: string,
  seconds: number,
  ask: Question,
  programs: readonly Pick<Program, 'ended'>[] = [],
): Promise<number> {
  const start = performance.now();
  const passed = () => (performance.now() - start) / 1000;
  for (;;) {
    const missing = await ask().catch((failure: unknown) =>
      failure instanceof Error ? failure.message : `${failure}`,
    );
    if (missing === undefined) return passed();
    for (const program of programs) {
      const end = program.ended();
      if (end !== undefined) throw new Error(`waited in vain until ${what}: ${end}`);
    }
    if (passed() > seconds) throw new Error(`after ${seconds} s, not yet: ${what}\n${missing}`);
    await sleep(500);
  }
}

/** Watches for a while. @throws as soon as something is not as it should stay */
export async function holds(what: string, seconds: number, ask: Question): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const wrong = await ask();
    if (wrong !== undefined) throw new Error(`${what}: ${wrong}`);
    await sleep(500);
  }
}
