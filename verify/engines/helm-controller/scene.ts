import { valueAt } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import type { Cluster } from '../../cluster/cluster';
import { readFiles } from '../../material';
import { type Ground, type GroundOptions, openGround } from '../ground';
import { namespaceObject, readNeeds } from '../needs';
import type { Origin } from '../origin';
import { programPath } from '../programs';
import type { Edit, Repository } from '../repository';
import { secretObject } from '../secrets';
import { waitUntil } from '../wait';
import { startHelmController } from './controller';
import { type JobPlayer, playJobs } from './play-jobs';
import { unsettled } from './state';

/** An environment that the helm-controller of k3s and RKE2 brings into a cluster. */
export interface HelmControllerScene extends Ground {
  readonly jobs: JobPlayer;

  /** Where its HelmCharts are. */
  readonly namespace: string;

  /** Values of each HelmChart of the folder, as text, by its name. */
  asked(): ReadonlyMap<string, string>;

  /** Applies the folder, as the README says. @throws what the API server refuses */
  apply(): Promise<void>;

  /** Waits until every release is as it is asked for. @returns seconds that it took */
  settled(seconds: number): Promise<number>;
}

/** What a scene is made of. */
export interface HelmControllerSceneOptions extends GroundOptions {
  /** Changes of the environment file. @default - none */
  readonly edits?: readonly Edit[];
}

/** Starts a cluster with the helm-controller, and gives it everything but the environment itself. */
export function openHelmControllerScene(
  origin: Origin,
  options: HelmControllerSceneOptions,
): Promise<HelmControllerScene> {
  return openGround(origin, options, {
    edit: (repository) => repository.edit(...(options.edits ?? [])),
    set,
  });
}

async function set(ground: Ground, atEnd: (step: () => Promise<void>) => void): Promise<HelmControllerScene> {
  const { cluster, repository } = ground;
  const controller = await startHelmController(cluster, programPath('k3s-helm-controller'));
  const jobs = playJobs(cluster, programPath('helm'));
  atEnd(jobs.stop);
  await prepare(cluster, repository);
  const asked = () => askedValues(repository.output);
  return {
    ...ground,
    jobs,
    namespace: namespaceOf(repository.output),
    asked,
    async apply() {
      const { code, stderr } = await cluster.kubectl(['apply', '--server-side', '-k', repository.output]);
      if (code !== 0) throw new Error(stderr.trim());
    },
    settled: (seconds) =>
      waitUntil('every release is as it is asked for', seconds, () => unsettled(cluster, asked()), [controller]),
  };
}

/** Namespaces of others, and Secrets that somebody makes by hand. */
async function prepare(cluster: Cluster, { output }: Repository): Promise<void> {
  const { namespaces, secrets } = readNeeds(output);
  const all = new Set([...namespaces, ...secrets.map(({ namespace }) => namespace)]);
  await cluster.apply(...[...all].map(namespaceObject), ...secrets.map(secretObject));
}

function namespaceOf(output: string): string {
  const namespace = chartsIn(output)[0]?.namespace;
  if (namespace === undefined) throw new Error('there is no HelmChart in the environment');
  return namespace;
}

function askedValues(output: string): ReadonlyMap<string, string> {
  return new Map(
    chartsIn(output).map(({ name, json }) => [name, String(valueAt(json, 'spec', 'valuesContent') ?? '')]),
  );
}

function chartsIn(output: string): readonly KubeObject[] {
  return readFiles(output)
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'HelmChart');
}
