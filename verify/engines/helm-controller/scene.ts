import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueAt } from '../../../lib/kubernetes/json';
import { packageRoot } from '../../../lib/places/package-root';
import { type Cluster, startCluster } from '../../cluster/cluster';
import { installKinds } from '../../cluster/kinds';
import type { NodeShape } from '../../cluster/nodes';
import { readFiles } from '../../material';
import { askedFor } from '../asked';
import { type ServedChart, serveCharts } from '../chart-server';
import { secretObject } from '../flux/secrets';
import { namespaceObject, readNeeds } from '../needs';
import type { Origin } from '../origin';
import { clusterPrograms, programPath } from '../programs';
import { copyRepository, type Edit, type Repository } from '../repository';
import type { Snapshot } from '../snapshot';
import { waitUntil } from '../wait';
import { startHelmController } from './controller';
import { type JobPlayer, playJobs } from './play-jobs';
import { unsettled } from './state';

/** An environment that the helm-controller of k3s and RKE2 brings into a cluster. */
export interface HelmControllerScene {
  readonly cluster: Cluster;
  readonly repository: Repository;

  /** The charts that its repositories have. */
  readonly charts: readonly ServedChart[];
  readonly jobs: JobPlayer;

  /** Values of each HelmChart of the folder, as text, by its name. */
  asked(): ReadonlyMap<string, string>;

  /** Fingerprints of all objects of the environment and of its releases, as they are asked for now. */
  everything(): Snapshot;

  /** Applies the folder, as the README says. @throws what the API server refuses */
  apply(): Promise<void>;

  /** Waits until every release is as it is asked for. @returns seconds that it took */
  settled(seconds: number): Promise<number>;

  close(): Promise<void>;
}

/** What a scene is made of. */
export interface HelmControllerSceneOptions {
  /** Finds, or makes, the charts of releases. */
  readonly charts: (output: string) => readonly ServedChart[];

  /** @default - three nodes in three zones */
  readonly nodes?: readonly NodeShape[];

  /** Closes the scene. @default - nothing does */
  readonly signal?: AbortSignal | undefined;

  /** Changes of the environment file. @default - none */
  readonly edits?: readonly Edit[];
}

/** Starts a cluster with the helm-controller, and gives it everything but the environment itself. */
export async function openHelmControllerScene(
  origin: Origin,
  { charts: find, nodes, signal, edits = [] }: HelmControllerSceneOptions,
): Promise<HelmControllerScene> {
  const folder = mkdtempSync(join(tmpdir(), 'helm-controller-'));
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
    repository.edit(...edits);
    repository.synth();
    const charts = find(repository.output);
    chartServer.add(charts);
    const cluster = await startCluster(clusterPrograms(), { ...(nodes && { nodes }), ...(signal && { signal }) });
    undo.push(cluster.stop);
    await installKinds(cluster, join(packageRoot(), 'crds'));
    const controller = await startHelmController(cluster, programPath('k3s-helm-controller'));
    const jobs = playJobs(cluster, programPath('helm'));
    undo.push(jobs.stop);
    await prepare(cluster, repository);
    const asked = () => askedValues(repository.output);
    return {
      cluster,
      repository,
      charts,
      jobs,
      asked,
      everything: () => askedFor(repository.output, charts, programPath('helm')),
      async apply() {
        const { code, stderr } = await cluster.kubectl(['apply', '--server-side', '-k', repository.output]);
        if (code !== 0) throw new Error(stderr.trim());
      },
      settled: (seconds) =>
        waitUntil('every release is as it is asked for', seconds, () => unsettled(cluster, asked()), [controller]),
      close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
}

/** Namespaces of others, and Secrets that somebody makes by hand. */
async function prepare(cluster: Cluster, { output }: Repository): Promise<void> {
  const { namespaces, secrets } = readNeeds(output);
  const all = new Set([...namespaces, ...secrets.map(({ namespace }) => namespace)]);
  await cluster.apply(...[...all].map(namespaceObject), ...secrets.map(secretObject));
}

function askedValues(output: string): ReadonlyMap<string, string> {
  const charts = readFiles(output)
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'HelmChart');
  return new Map(charts.map(({ name, json }) => [name, String(valueAt(json, 'spec', 'valuesContent') ?? '')]));
}
