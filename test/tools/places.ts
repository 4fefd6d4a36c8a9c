import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtPath } from '../../tools/built';
import type { Places } from '../../tools/places';
import { programOf, type ToolName } from '../../tools/programs';

/** Modules, programs and a PATH of a test's own. */
export interface Fixture {
  readonly places: Required<Places>;

  /** Writes a file of the modules. */
  write(path: string, text: string): void;

  /** Puts a program where its build would put it, for the modules as they are now. @returns its path */
  putBuilt(name: ToolName): string;

  /** Puts a program on the PATH: a script with these lines. */
  install(command: string, lines: string): void;

  remove(): void;
}

export function fixture(): Fixture {
  const root = mkdtempSync(join(tmpdir(), 'tools-'));
  const places = {
    modules: join(root, 'tools'),
    programs: join(root, 'programs'),
    path: join(root, 'bin'),
    timeout: 5_000,
  };
  const write = (path: string, text: string) => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  };
  return {
    places,
    write: (path, text) => write(join(places.modules, path), text),
    putBuilt(name) {
      const { source } = programOf(name);
      if (!source) throw new Error(`${name} is not built`);
      const path = builtPath(places, name, source);
      write(path, 'a program');
      return path;
    },
    install(command, lines) {
      const path = join(places.path, command);
      write(path, `#!/bin/sh\n${lines}\n`);
      chmodSync(path, 0o755);
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** A `go.mod` that pins a module. */
export function goMod(module: string, version: string): string {
  return `module any\n\ngo 1.26.0\n\nrequire (\n\texample.com/other v9.9.9 // indirect\n\t${module} ${version} // indirect\n)\n`;
}
