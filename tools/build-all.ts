import { availableParallelism, totalmem } from 'node:os';
import { build } from './go-build';
import type { Source } from './program';
import type { ToolName } from './programs';
import type { Built } from './status';
import { type Surveyed, survey } from './survey';

/** A program that is not there, and that can be built. */
export type ToBuild = Surveyed & { readonly program: { readonly source: Source } };

/** Must it be built, and can it be? */
export function isToBuild(surveyed: Surveyed): surveyed is ToBuild {
  return !surveyed.tool && surveyed.program.source !== undefined;
}

/**
 * Builds those programs that are not there.
 * @throws what could not be built, in the words of the compiler
 */
export async function ensureTools(names: readonly ToolName[]): Promise<void> {
  const built = await buildAll(names.map((name) => survey(name)).filter(isToBuild));
  const problems = [...built].flatMap(([name, { problem }]) => (problem === undefined ? [] : [`${name}: ${problem}`]));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Builds programs, and tells of each on the error output. @returns how each went, by name */
export async function buildAll(programs: readonly ToBuild[]): Promise<ReadonlyMap<string, Built>> {
  const built = new Map<string, Built>();
  const queue = programs.map((program, index) => ({ program, place: `[${index + 1}/${programs.length}]` }));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { name, wanted, program } = next.program;
      console.error(`${next.place} ${name} ${wanted}: building`);
      const start = Date.now();
      const problem = await build({}, name, program.source);
      const seconds = Math.round((Date.now() - start) / 1000);
      built.set(name, problem === undefined ? { seconds } : { seconds, problem });
      console.error(`${next.place} ${name} ${wanted}: ${outcome(seconds, problem)}`);
    }
  };
  await Promise.all(Array.from({ length: buildsAtOnce() }, worker));
  return built;
}

function outcome(seconds: number, problem: string | undefined): string {
  return problem === undefined ? `built in ${seconds} s` : `not built, after ${seconds} s:\n${problem}`;
}

/**
 * One, on most machines: a build uses every core, but for its largest packages and the link at its end, and takes up to
 * 3.4 GB. Another one for every eight cores and eight gigabytes more fills those gaps, and leaves the machine room.
 */
function buildsAtOnce(): number {
  const byMemory = totalmem() / 2 ** 33;
  return Math.max(1, Math.floor(Math.min(availableParallelism() / 8, byMemory)));
}
