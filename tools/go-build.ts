import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { builtPath, moduleFolder } from './built';
import { type Places, programsFolder } from './places';
import type { Source, ToolName } from './programs';

/**
 * Builds a program. It is in its place when it is whole: other repositories of the user may build the same at this time.
 * @returns what went wrong, in the words of the compiler
 */
export async function build(places: Places, name: ToolName, source: Source): Promise<string | undefined> {
  const programs = programsFolder(places);
  mkdirSync(programs, { recursive: true });
  const work = mkdtempSync(join(programs, '.building-'));
  try {
    for (const step of steps(moduleFolder(places, source), name, source, work)) {
      const problem = await run(step);
      if (problem !== undefined) return problem;
    }
    const path = builtPath(places, name, source);
    if (!existsSync(path)) putInPlace(work, dirname(path));
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function putInPlace(work: string, folder: string): void {
  try {
    renameSync(work, folder);
  } catch (failure) {
    // Somebody else was quicker.
    if (!existsSync(folder)) throw failure;
  }
}

interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** The collector's builder writes its sources, and what it builds of them, into the folder where it runs. */
function steps(modules: string, name: ToolName, source: Source, work: string): readonly Step[] {
  const goBuild = (output: string): Step => ({
    command: 'go',
    args: ['build', '-trimpath', '-o', output, source.package],
    cwd: modules,
  });
  if (source.by === 'go') return [goBuild(join(work, name))];
  const builder = join(work, `${basename(modules)}-builder`);
  return [goBuild(builder), { command: builder, args: ['--config', join(modules, 'manifest.yaml')], cwd: work }];
}

/** A user's flags and workspace must not change what is built. */
const ENVIRONMENT = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };

function run({ command, args, cwd }: Step): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...ENVIRONMENT },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code) => resolve(code === 0 ? undefined : lastLines(output)));
  });
}

/** Go names what it downloads first, and what is wrong last. */
function lastLines(output: string): string {
  return output.trim().split('\n').slice(-8).join('\n') || 'it ended without a word';
}
