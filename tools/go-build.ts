import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtPath, removeStamp, writeStamp } from './built';
import type { Source, ToolName } from './programs';

/** Builds a program into `.tools/`. @returns what went wrong, in the words of the compiler */
export async function build(root: string, name: ToolName, source: Source): Promise<string | undefined> {
  removeStamp(root, name, source);
  mkdirSync(dirname(builtPath(root, name, source)), { recursive: true });
  for (const { command, args, folder } of steps(root, name, source)) {
    const problem = await run(command, args, folder);
    if (problem !== undefined) return problem;
  }
  writeStamp(root, name, source);
  return undefined;
}

interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
}

function steps(root: string, name: ToolName, source: Source): readonly Step[] {
  const folder = join(root, 'tools', source.folder);
  const goBuild = (output: string): Step => ({
    command: 'go',
    args: ['build', '-trimpath', '-o', output, source.package],
    folder,
  });
  if (source.by === 'go') return [goBuild(builtPath(root, name, source))];
  const builder = join(root, '.tools', 'builder');
  const manifest = join(folder, 'manifest.yaml');
  return [goBuild(builder), { command: builder, args: ['--config', manifest], folder: root }];
}

/** A user's flags and workspace must not change what is built. */
const ENVIRONMENT = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };

function run(command: string, args: readonly string[], cwd: string): Promise<string | undefined> {
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
