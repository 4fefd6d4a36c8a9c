import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../lib/places/package-root';
import { type Cluster, startCluster } from '../../cluster/cluster';
import { installKinds } from '../../cluster/kinds';
import type { NodeShape } from '../../cluster/nodes';
import { askedFor } from '../asked';
import { type ServedChart, serveCharts } from '../chart-server';
import type { Origin } from '../origin';
import { clusterPrograms, fluxPrograms, programPath } from '../programs';
import { copyRepository, type Repository } from '../repository';
import { waitUntil } from '../wait';
import { type Asked, readAsked } from './asked';
import { startFlux } from './controllers';
import { readStages, unready } from './state';
import { beUser } from './user';

/** An environment that Flux brings into a cluster. */
export interface FluxScene {
  readonly cluster: Cluster;
  readonly repository: Repository;

  /** The charts that its repositories have. */
  readonly charts: readonly ServedChart[];

  /** Whether its Loki is among its releases. */
  readonly runsLoki: boolean;

  /** What synth wrote at first, whatever has become of it since. */
  readonly asked: Asked;

  /** Hands the environment to Flux for the first time. @returns the id of the commit */
  start(): Promise<string>;

  /** Commits what has changed, and tells Flux. @returns the id of the commit */
  push(message: string): Promise<string>;

  /** Commits the reverse of the last commit, and tells Flux. @returns the id of the commit */
  revert(): Promise<string>;

  /** Takes the environment out of what the cluster is asked for. */
  leave(): Promise<void>;

  /** Titles of all objects of the environment and of its releases, as they are asked for now. */
  everything(): readonly string[];

  /** Has Flux look at everything again, as it does every ten minutes by itself. */
  lookAgain(): Promise<void>;

  /** Waits until everything is ready with a commit. @returns seconds that it took */
  settled(revision: string, seconds: number): Promise<number>;

  close(): Promise<void>;
}

/** What a scene is made of. */
export interface SceneOptions {
  /** Finds, or makes, the charts of releases. */
  readonly charts: (output: string) => readonly ServedChart[];

  /** @default - three nodes in three zones */
  readonly nodes?: readonly NodeShape[];

  /** Closes the scene. @default - nothing does */
  readonly signal?: AbortSignal | undefined;
}

/** Starts a cluster with Flux, and gives it everything but the environment itself. */
export async function openFluxScene(origin: Origin, { charts, nodes, signal }: SceneOptions): Promise<FluxScene> {
  const folder = mkdtempSync(join(tmpdir(), 'flux-'));
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
    repository.synth();
    const served = charts(repository.output);
    chartServer.add(served);
    const cluster = await startCluster(clusterPrograms(), { ...(nodes && { nodes }), ...(signal && { signal }) });
    undo.push(cluster.stop);
    await installKinds(cluster, join(packageRoot(), 'crds'));
    const controllers = await startFlux(cluster, fluxPrograms());
    const user = await beUser(cluster, repository, folder);
    return {
      cluster,
      repository,
      charts: served,
      runsLoki: served.some(({ name }) => name === 'loki'),
      asked: readAsked(repository.output),
      async start() {
        const revision = repository.commit('The logging stack');
        await user.start();
        return revision;
      },
      leave: user.leave,
      everything: () => [...askedFor(repository.output, served, programPath('helm')).keys()],
      lookAgain: user.lookAgain,
      async revert() {
        const revision = repository.revert();
        await user.announce();
        return revision;
      },
      async push(message) {
        const revision = repository.commit(message);
        await user.announce();
        return revision;
      },
      settled: (revision, seconds) =>
        waitUntil(
          'everything is ready',
          seconds,
          async () => unready(await readStages(cluster), revision),
          controllers,
        ),
      close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
}
