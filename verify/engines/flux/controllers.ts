import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cluster, Running } from '../../cluster/cluster';
import { installKinds } from '../../cluster/kinds';
import { freePort } from '../../programs/free-port';
import { namespaceObject } from '../needs';

/** Paths of the programs of Flux. */
export interface FluxPrograms {
  readonly sourceController: string;
  readonly kustomizeController: string;
  readonly helmController: string;
}

/** Where the controllers are. */
const FLUX_NAMESPACE = 'flux-system';

/** A dependency that is not ready is looked at again so often: 30 s is the default of the controllers. */
const REQUEUE = '--requeue-dependency=2s';

/** Starts the three controllers of Flux that bring objects into a cluster, with the kinds that they know. */
export async function startFlux(cluster: Cluster, programs: FluxPrograms): Promise<readonly Running[]> {
  const paths = Object.values(programs);
  for (const path of paths) await installKinds(cluster, join(dirname(path), 'crds'));
  await cluster.apply(namespaceObject(FLUX_NAMESPACE));
  const storage = join(cluster.folder, 'flux-storage');
  mkdirSync(storage);
  const address = `127.0.0.1:${await freePort()}`;
  const controllers = [
    await start(cluster, 'source-controller', programs.sourceController, [
      `--storage-path=${storage}`,
      `--storage-addr=${address}`,
      `--storage-adv-addr=${address}`,
    ]),
    await start(cluster, 'kustomize-controller', programs.kustomizeController, [REQUEUE]),
    await start(cluster, 'helm-controller', programs.helmController, [REQUEUE]),
  ];
  return controllers;
}

async function start(cluster: Cluster, name: string, command: string, args: readonly string[]): Promise<Running> {
  const [metrics, health] = await Promise.all([freePort(), freePort()]);
  const common = [
    '--watch-all-namespaces=true',
    '--log-encoding=json',
    '--enable-leader-election=false',
    `--metrics-addr=127.0.0.1:${metrics}`,
    `--health-addr=127.0.0.1:${health}`,
  ];
  return cluster.run(name, command, [...common, ...args], { RUNTIME_NAMESPACE: FLUX_NAMESPACE });
}
