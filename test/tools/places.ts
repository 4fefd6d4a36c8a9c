import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Places } from '../../tools/find';

/** A repository and a PATH of a test's own. */
export interface Fixture {
  readonly places: Required<Places>;

  /** Writes a file of the repository. */
  write(path: string, text: string): void;

  /** Puts a program on the PATH: a script with these lines. */
  install(command: string, lines: string): void;

  remove(): void;
}

export function fixture(): Fixture {
  const root = mkdtempSync(join(tmpdir(), 'tools-'));
  const bin = join(root, 'bin');
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return {
    places: { root, path: bin, timeout: 5_000 },
    write,
    install(command, lines) {
      write(`bin/${command}`, `#!/bin/sh\n${lines}\n`);
      chmodSync(join(bin, command), 0o755);
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** A `go.mod` that pins a module. */
export function goMod(module: string, version: string): string {
  return `module any\n\ngo 1.26.0\n\nrequire (\n\texample.com/other v9.9.9 // indirect\n\t${module} ${version} // indirect\n)\n`;
}
