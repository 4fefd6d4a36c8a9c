import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tool, ToolName } from '../tools/find';
import { type DryRunServer, startDryRunServer } from './cluster/dry-run-server';
import type { Ran } from './programs/run';
import { type RunOptions, runAsync } from './programs/run-async';

/** Where programs run: their paths, scratch files, and one API server for all who need it. */
export interface Toolbox {
  find(name: ToolName): Tool | undefined;
  run(command: string, args: readonly string[], options?: RunOptions): Promise<Ran>;

  /** A folder that nobody else uses. */
  folder(): string;

  /** Writes a file into a folder of its own. @returns its path */
  write(name: string, text: string): string;

  /** Starts it for the first who asks. @throws if it does not start */
  dryRunServer(): Promise<DryRunServer>;

  /** A text without the paths of scratch files, which are gone when somebody reads it. */
  tidy(text: string): string;

  /** Ends whatever runs, and removes the scratch files. */
  close(): Promise<void>;
}

export function openToolbox(find: (name: ToolName) => Tool | undefined): Toolbox {
  const root = mkdtempSync(join(tmpdir(), 'verify-'));
  const ending = new AbortController();
  let server: Promise<DryRunServer> | undefined;
  let closed: Promise<void> | undefined;
  const found = new Map<ToolName, Tool | undefined>();
  const findOnce = (name: ToolName) => {
    if (!found.has(name)) found.set(name, find(name));
    return found.get(name);
  };
  const folder = () => mkdtempSync(join(root, 'scratch-'));
  return {
    find: findOnce,
    folder,
    run: (command, args, options) => runAsync(command, args, { signal: ending.signal, ...options }),
    write(name, text) {
      const path = join(folder(), name);
      writeFileSync(path, text);
      return path;
    },
    async dryRunServer() {
      ending.signal.throwIfAborted();
      server ??= startDryRunServer(findOnce, ending.signal);
      return server;
    },
    tidy: (text) => text.replaceAll(`${root}/`, '').replaceAll(/scratch-\w{6}\//g, ''),
    close() {
      closed ??= close();
      return closed;
    },
  };

  async function close(): Promise<void> {
    ending.abort();
    const started = await server?.catch(() => undefined);
    await started?.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
