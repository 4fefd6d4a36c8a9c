import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cluster, Running } from '../../cluster/cluster';
import { installKinds } from '../../cluster/kinds';
import { freePort } from '../../programs/free-port';
import { until } from '../../programs/program';
import { namespaceObject } from '../needs';
import { installation } from './installation';

/** Paths of the programs that Argo CD is made of here. */
export interface ArgoCdPrograms {
  /** The application controller, the repository server and a Redis in memory. */
  readonly argoCd: string;

  /** What the repository server renders charts with. */
  readonly helm: string;

  /** What it builds folders with. */
  readonly kustomize: string;
}

/** Seconds after which every Application is looked at again: 120, and up to 60 more, by default. */
export const RESYNC = 5;

/**
 * Starts the parts of Argo CD that bring objects into a cluster: no API server, no user interface, no notifications.
 * @param namespace where its own objects are
 */
export async function startArgoCd(
  cluster: Cluster,
  programs: ArgoCdPrograms,
  namespace: string,
): Promise<readonly Running[]> {
  const { argoCd } = programs;
  await installKinds(cluster, join(dirname(argoCd), 'crds'), '-k');
  await cluster.apply(namespaceObject(namespace), ...installation(namespace));
  const folder = makeFolder(cluster, programs);
  const env = environment(cluster, folder);
  const [redis, server, metrics, more] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const start = (name: string, ...args: readonly string[]) => cluster.run(name, argoCd, [name, ...args], env);
  const memory = [`--redis=127.0.0.1:${redis}`, '--loglevel=info'];
  const controllers = [
    start('redis', `127.0.0.1:${redis}`),
    start('repo-server', ...memory, ...repoServerArguments(server, metrics)),
    start('application-controller', ...memory, ...controllerArguments(cluster, namespace, server, more)),
  ];
  const healthy = `http://127.0.0.1:${more}/healthz`;
  await until('Argo CD answers', 60, async () => (await fetch(healthy)).ok, controllers);
  return controllers;
}

/** Every commit is looked at at once: by default what a branch points at is remembered for three minutes. */
function repoServerArguments(port: number, metrics: number): readonly string[] {
  return [
    '--disable-tls',
    '--client-ca-path=',
    '--address=127.0.0.1',
    `--port=${port}`,
    '--metrics-address=127.0.0.1',
    `--metrics-port=${metrics}`,
    '--revision-cache-expiration=1s',
  ];
}

function controllerArguments(
  { folder }: Cluster,
  namespace: string,
  server: number,
  metrics: number,
): readonly string[] {
  return [
    `--namespace=${namespace}`,
    `--kubeconfig=${join(folder, 'kubeconfig')}`,
    `--repo-server=127.0.0.1:${server}`,
    '--repo-server-plaintext',
    `--metrics-port=${metrics}`,
    `--app-resync=${RESYNC}`,
    '--app-resync-jitter=0',
    '--self-heal-backoff-cap-seconds=5',
    '--repo-error-grace-period-seconds=0',
  ];
}

/** What the image of Argo CD has: folders for keys, and programs on the path. Nothing here verifies signatures. */
function makeFolder(cluster: Cluster, { helm, kustomize }: ArgoCdPrograms): string {
  const folder = join(cluster.folder, 'argocd');
  for (const name of ['bin', 'tls', 'ssh', 'gpg', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
  symlinkSync(helm, join(folder, 'bin', 'helm'));
  symlinkSync(kustomize, join(folder, 'bin', 'kustomize'));
  // The server calls it for each commit, whether anybody wants signatures or not.
  writeFileSync(join(folder, 'bin', 'git-verify-wrapper.sh'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return folder;
}

function environment({ env }: Cluster, folder: string): NodeJS.ProcessEnv {
  return {
    PATH: `${join(folder, 'bin')}:${env.PATH}`,
    // The address of the cluster that Argo CD runs in is then that of the kubeconfig.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_TLS_DATA_PATH: join(folder, 'tls'),
    ARGOCD_SSH_DATA_PATH: join(folder, 'ssh'),
    ARGOCD_GNUPGHOME: join(folder, 'gpg'),
    TMPDIR: join(folder, 'tmp'),
  };
}
