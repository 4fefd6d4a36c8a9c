import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a script of CI did. */
export interface RanScript {
  readonly code: number | null;
  readonly output: string;

  /** Calls of npx and npm, as their names and words, in their order. */
  readonly calls: readonly (readonly string[])[];
}

/**
 * Runs a script as runners do, with programs in place of npx and npm that only note how they are called.
 * @param failing a check finds something: of calls with these words npx fails
 */
export function runScript(
  script: string,
  env: Readonly<Record<string, string>>,
  { shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail'], failing = '' } = {},
): RanScript {
  const folder = mkdtempSync(join(tmpdir(), 'ci-script-'));
  try {
    const notes = join(folder, 'notes');
    for (const name of ['npx', 'npm']) {
      const words = `printf '%s\\0' ${name} "$@" >>"$NOTES"; printf '\\n\\0' >>"$NOTES"`;
      const fails = `case " $* " in *"$FAILING"*) [ -z "$FAILING" ] || exit 1 ;; esac`;
      writeFileSync(join(folder, name), `#!/bin/sh\n${words}\n${fails}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    writeFileSync(join(folder, 'script'), script);
    const [command = '', ...args] = shell;
    const { status, stdout, stderr } = spawnSync(command, [...args, join(folder, 'script')], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env.PATH}`, NOTES: notes, FAILING: failing, CI_PROJECT_DIR: folder, ...env },
      encoding: 'utf8',
    });
    return { code: status, output: stdout + stderr, calls: callsIn(notes) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function callsIn(notes: string): readonly (readonly string[])[] {
  if (!existsSync(notes)) return [];
  return readFileSync(notes, 'utf8')
    .split('\0\n\0')
    .filter((call) => call !== '')
    .map((call) => call.split('\0'));
}
