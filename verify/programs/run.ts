import { spawnSync } from 'node:child_process';

/** Result of running a program. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, two minutes at most. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: process.env,
    ...options,
    encoding: 'utf8',
    timeout: 120_000,
    // What a chart with its own resource definitions renders is longer than Node expects of anybody.
    maxBuffer: 2 ** 26,
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}
