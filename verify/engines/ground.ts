import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../lib/places/package-root';
import { type Cluster, startCluster } from '../cluster/cluster';
import { installKinds } from '../cluster/kinds';
import type { NodeShape } from '../cluster/nodes';
import { askedFor } from './asked';
import { type ServedChart, serveCharts } from './chart-server';
import type { Origin } from './origin';
import { clusterPrograms, programPath } from './programs';
import { copyRepository, type Repository } from './repository';
import type { Snapshot } from './snapshot';

/** A cluster without an engine, and a repository of which one is to bring an environment into it. */
export interface Ground {
  readonly cluster: Cluster;
  readonly repository: Repository;

  /** The charts that its repositories have. */
  readonly charts: readonly ServedChart[];

  /** Whether its Loki is among its releases. */
  readonly runsLoki: boolean;

  /** Fingerprints of all objects of the environment and of its releases, as they are asked for now. */
  everything(): Snapshot;

  /** Ends all that runs, and removes all files. */
  close(): Promise<void>;
}

/** What a ground is made of. */
export interface GroundOptions {
  /** Finds, or makes, the charts of releases. @param output the folder of the environment */
  readonly charts: (output: string) => readonly ServedChart[];

  /** @default - three nodes in three zones */
  readonly nodes?: readonly NodeShape[];

  /** Closes it. @default - nothing does */
  readonly signal?: AbortSignal | undefined;
}

/** Somebody who sets up more on a ground. */
export interface Setting<Scene> {
  /** Changes the environment file. @default - it stays as it is */
  edit?(repository: Repository): void;

  /** Starts an engine, and prepares what others bring. @param atEnd keeps what is to be done when the ground is closed */
  set(ground: Ground, atEnd: (step: () => Promise<void>) => void): Promise<Scene>;
}

/**
 * Copies a repository, synthesizes, serves its charts, starts a cluster, and sets a scene there. Whatever fails, nothing
 * goes on running.
 */
export async function openGround<Scene>(
  origin: Origin,
  { charts: find, nodes, signal }: GroundOptions,
  { edit, set }: Setting<Scene>,
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  signal?.addEventListener('abort', () => void close());
  try {
    const chartServer = await serveCharts(mkdtempSync(join(folder, 'charts-')), programPath('helm'));
    undo.push(chartServer.close);
    const repository = await copyRepository(origin, folder, chartServer.url);
    undo.push(repository.close);
    edit?.(repository);
    repository.synth();
    const charts = find(repository.output);
    chartServer.add(charts);
    const cluster = await startCluster(clusterPrograms(), { ...(nodes && { nodes }), ...(signal && { signal }) });
    undo.push(cluster.stop);
    await installKinds(cluster, join(packageRoot(), 'crds'));
    const ground: Ground = {
      cluster,
      repository,
      charts,
      runsLoki: charts.some(({ name }) => name === 'loki'),
      everything: () => askedFor(repository.output, charts, programPath('helm')),
      close,
    };
    return await set(ground, (step) => undo.push(step));
  } catch (failure) {
    await close();
    throw failure;
  }
}
