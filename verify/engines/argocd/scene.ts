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
import { clusterPrograms, programPath } from '../programs';
import { copyRepository, type Edit, type Repository } from '../repository';
import type { Snapshot } from '../snapshot';
import { waitUntil } from '../wait';
import { type Asked, readAsked } from './asked';
import { startArgoCd } from './controllers';
import { argoCdPrograms } from './programs';
import { readApplications, unsettled } from './state';
import { beStranger, type Stranger } from './stranger';
import { beUser, type User } from './user';

/** An environment that Argo CD brings into a cluster, beside the Application of somebody else. */
export interface ArgoCdScene {
  readonly cluster: Cluster;
  readonly repository: Repository;

  /** The charts that its repositories have. */
  readonly charts: readonly ServedChart[];

  /** Whether its Loki is among its releases. */
  readonly runsLoki: boolean;

  /** What synth wrote at first, whatever has become of it since. */
  readonly asked: Asked;

  /** What the administrators of Argo CD do. */
  readonly user: User;

  /** Fingerprints of all objects of the environment and of its releases, as they are asked for now. */
  everything(): Snapshot;

  /** Somebody else with a project of their own. */
  readonly stranger: Stranger;

  /** Commits what has changed, and tells Argo CD. @returns the id of the commit */
  push(message: string): Promise<string>;

  /** Commits the reverse of the last commit, and tells Argo CD. @returns the id of the commit */
  revert(): Promise<string>;

  /** Waits until everything is synced and healthy with a commit. @returns seconds that it took */
  settled(revision: string, seconds: number): Promise<number>;

  close(): Promise<void>;
}

/** What a scene is made of. */
export interface ArgoCdSceneOptions {
  /** Finds, or makes, the charts of releases. */
  readonly charts: (output: string) => readonly ServedChart[];

  /** @default - three nodes in three zones */
  readonly nodes?: readonly NodeShape[];

  /** Closes the scene. @default - nothing does */
  readonly signal?: AbortSignal | undefined;

  /** Changes of the environment file, beside where Argo CD finds it. @default - none */
  readonly edits?: readonly Edit[];

  /** Changes what synth has written, before anybody sees it. @default - nothing does */
  readonly spoil?: (repository: Repository) => void;
}

/** Starts a cluster with Argo CD, and gives it everything but the environment itself. */
export async function openArgoCdScene(origin: Origin, options: ArgoCdSceneOptions): Promise<ArgoCdScene> {
  const { nodes, signal } = options;
  const folder = mkdtempSync(join(tmpdir(), 'argocd-'));
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
    repository.edit(...(options.edits ?? []), {
      path: ['delivery', 'argocd', 'source', 'repoUrl'],
      value: repository.url,
    });
    repository.synth();
    const asked = readAsked(repository.output);
    options.spoil?.(repository);
    const charts = options.charts(repository.output);
    chartServer.add(charts);
    const cluster = await startCluster(clusterPrograms(), { ...(nodes && { nodes }), ...(signal && { signal }) });
    undo.push(cluster.stop);
    await installKinds(cluster, join(packageRoot(), 'crds'));
    const controllers = await startArgoCd(cluster, argoCdPrograms());
    const user = await beUser(cluster, repository);
    const stranger = await beStranger(cluster, repository);
    const announced = async (revision: string) => {
      await user.announce();
      return revision;
    };
    repository.commit('The logging stack');
    return {
      cluster,
      repository,
      charts,
      runsLoki: charts.some(({ name }) => name === 'loki'),
      asked,
      user,
      stranger,
      everything: () => askedFor(repository.output, charts, programPath('helm')),
      push: (message) => announced(repository.commit(message)),
      revert: () => announced(repository.revert()),
      settled: (revision, seconds) =>
        waitUntil(
          'everything is synced and healthy',
          seconds,
          async () => unsettled(await readApplications(cluster), revision),
          controllers,
        ),
      close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
}
