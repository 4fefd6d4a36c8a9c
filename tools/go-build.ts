import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { builtPath, moduleFolder, wantedVersion } from './built';
import { type Places, programsFolder } from './places';
import type { Beside, Source } from './program';
import type { ToolName } from './programs';
import { type Version, versionText } from './version';

/**
 * Builds a program. It is in its place when it is whole: other repositories of the user may build the same at this time.
 * @returns what went wrong, in the words of the compiler
 */
export async function build(places: Places, name: ToolName, source: Source): Promise<string | undefined> {
  const programs = programsFolder(places);
  mkdirSync(programs, { recursive: true });
  const work = mkdtempSync(join(programs, '.building-'));
  try {
    const modules = moduleFolder(places, source);
    for (const step of steps(modules, name, source, work, wantedVersion(source, places))) {
      const { problem } = await run(step);
      if (problem !== undefined) return problem;
    }
    for (const beside of source.beside ?? []) {
      const problem = await copyBeside(modules, beside, work);
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
function steps(
  modules: string,
  name: ToolName,
  source: Source,
  work: string,
  version: Version | undefined,
): readonly Step[] {
  const goBuild = (output: string): Step => ({
    command: 'go',
    args: ['build', '-trimpath', ...stamp(source, version), '-o', output, source.package],
    cwd: modules,
  });
  if (source.by === 'go') return [goBuild(join(work, name))];
  const builder = join(work, `${basename(modules)}-builder`);
  return [goBuild(builder), { command: builder, args: ['--config', join(modules, 'manifest.yaml')], cwd: work }];
}

/** The variables that a release of Kubernetes is linked with (hack/lib/version.sh, kube::version::ldflags). */
function stamp({ stamped }: Source, version: Version | undefined): readonly string[] {
  if (stamped === undefined || version === undefined) return [];
  const set = Object.entries({
    gitVersion: `v${versionText(version)}`,
    gitMajor: String(version.major),
    gitMinor: String(version.minor),
  });
  return ['-ldflags', set.map(([name, value]) => `-X ${stamped}.${name}=${value}`).join(' ')];
}

/** @returns what went wrong */
async function copyBeside(modules: string, { module, from, to }: Beside, work: string): Promise<string | undefined> {
  const where = { command: 'go', args: ['list', '-m', '-f', '{{.Dir}}', module], cwd: modules };
  const { problem, output } = await run(where);
  if (problem !== undefined) return problem;
  cpSync(join(output.trim(), from), join(work, to), { recursive: true });
  return undefined;
}

/** A user's flags and workspace must not change what is built. */
const ENVIRONMENT = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };

interface Outcome {
  readonly output: string;

  /** In the words of the compiler. */
  readonly problem?: string;
}

function run({ command, args, cwd }: Step): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...ENVIRONMENT },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', ({ message }) => resolve({ output, problem: message }));
    child.on('close', (code) => resolve(code === 0 ? { output } : { output, problem: lastLines(output) }));
  });
}

/** Go names what it downloads first, and what is wrong last. */
function lastLines(output: string): string {
  return output.trim().split('\n').slice(-8).join('\n') || 'it ended without a word';
}
