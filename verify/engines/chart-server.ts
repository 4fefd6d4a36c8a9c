import { cpSync, createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { run } from '../programs/run';
import { type LocalServer, listening } from './local-server';

/** A chart to serve: what an engine asks for, and where it is on this disk. */
export interface ServedChart {
  readonly name: string;
  readonly version: string;

  /** The name of the repository in the catalog: a folder below the URL. */
  readonly repository: string;

  /** A folder, or an archive. */
  readonly path: string;
}

/** A server of charts, as repositories with an index, each at `URL/REPOSITORY`. */
export interface ChartServer extends LocalServer {
  /** Serves these as well. @throws what Helm says of a chart that it can not pack */
  add(charts: readonly ServedChart[]): void;
}

/** Starts a server that has no charts yet. @param folder an empty one */
export async function serveCharts(folder: string, helm: string): Promise<ChartServer> {
  const server = await serveFiles(folder);
  return {
    ...server,
    add(charts) {
      for (const { repository, path } of charts) pack(path, join(folder, repository), helm);
      for (const repository of new Set(charts.map((chart) => chart.repository)))
        helmOrThrow(helm, ['repo', 'index', join(folder, repository), '--url', `${server.url}/${repository}`]);
    },
  };
}

function pack(path: string, destination: string, helm: string): void {
  mkdirSync(destination, { recursive: true });
  if (statSync(path).isDirectory()) helmOrThrow(helm, ['package', path, '--destination', destination]);
  else cpSync(path, join(destination, path.slice(path.lastIndexOf('/') + 1)));
}

function helmOrThrow(helm: string, args: readonly string[]): void {
  const { code, stderr } = run(helm, args);
  if (code !== 0) throw new Error(stderr.trim());
}

function serveFiles(folder: string): Promise<LocalServer> {
  return listening(
    createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const path = join(folder, normalize(decodeURIComponent(pathname)));
      if (!existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
      createReadStream(path).pipe(response);
    }),
  );
}
