import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tool, ToolName } from '../tools/find';
import { type Cluster, startCluster } from './programs/cluster';
import type { Ran } from './programs/run';
import { type RunOptions, runAsync } from './programs/run-async';

/** Where programs run: their paths, scratch files, and one API server for all who need it. */
export interface Bench {
  find(name: ToolName): Tool | undefined;
  run(command: string, args: readonly string[], options?: RunOptions): Promise<Ran>;

  /** A folder that nobody else uses. */
  folder(): string;

  /** Writes a file into a folder of its own. @returns its path */
  write(name: string, text: string): string;

  /** Starts it for the first who asks. @throws if it does not start */
  cluster(): Promise<Cluster>;

  /** Ends whatever runs, and removes the scratch files. */
  close(): Promise<void>;
}

export function openBench(find: (name: ToolName) => Tool | undefined): Bench {
  const root = mkdtempSync(join(tmpdir(), 'verify-'));
  const ending = new AbortController();
  let cluster: Promise<Cluster> | undefined;
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
    cluster() {
      cluster ??= startCluster(findOnce, ending.signal);
      return cluster;
    },
    async close() {
      ending.abort();
      const started = await cluster?.catch(() => undefined);
      await started?.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
