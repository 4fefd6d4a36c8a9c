import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../cluster/cluster';
import type { Ran } from '../../programs/run';
import { runAsync } from '../../programs/run-async';
import { type JobPod, mountedFiles } from './job-pod';

/** What a release is, as Helm tells. */
interface ReleaseStatus {
  readonly status: string;
  readonly revision: string;
  readonly method: string;
}

/** Runs Helm for a pod. */
type Helm = (...args: readonly string[]) => Promise<Ran>;

/**
 * Does what the pod of a Job does: it calls the real Helm, with the arguments, variables and files that the pod has.
 * After k3s-io/klipper-helm@v0.13.3-build20260727:entry.
 * @param folder for what Helm keeps
 */
export async function runHelmJob(cluster: Cluster, pod: JobPod, helmPath: string, folder: string): Promise<Ran> {
  const [container] = pod.spec.containers;
  const env = new Map(container?.env.map(({ name, value = '' }) => [name, value]));
  const of = (name: string) => env.get(name) ?? '';
  const home = mkdtempSync(join(folder, 'job-'));
  const helm: Helm = (...args) =>
    runAsync(helmPath, args, {
      // In a pod, Helm takes the namespace of the pod where it is told none.
      env: { ...cluster.env, ...homes(home), HELM_DRIVER: of('HELM_DRIVER'), HELM_NAMESPACE: pod.metadata.namespace },
      seconds: 120,
    });
  const place = [of('NAME'), '--namespace', of('TARGET_NAMESPACE')];
  const release = await readRelease(helm, place);
  const [verb, ...own] = container?.args ?? [];
  if (verb === 'delete') return removeRelease(helm, place, release, of('EXPECTED_RELEASE_REVISION'));
  const added = await addRepository(cluster, pod, helm, of, home);
  if (added !== undefined && added.code !== 0) return added;
  const rest = [
    of('CHART'),
    ...own,
    ...(of('TIMEOUT') === '' ? [] : ['--timeout', of('TIMEOUT')]),
    ...(of('CONFIG_HASH') === '' ? [] : ['--labels', `helmcharts.helm.cattle.io/configHash=${of('CONFIG_HASH')}`]),
    ...(await valuesArguments(cluster, pod, home)),
  ];
  const install = () => helm('install', of('NAME'), ...rest, ...applyArguments(undefined, of));
  if (release === undefined) return install();
  if (isStale(release, of('EXPECTED_RELEASE_REVISION'))) return nothing('another revision is expected');
  const upgrade = () => helm('upgrade', of('NAME'), ...rest, ...applyArguments(release, of));
  if (release.status === 'deployed') return upgrade();
  switch (of('FAILURE_POLICY') || 'reinstall') {
    case 'abort':
      return { code: 1, stdout: '', stderr: `release status is ${release.status}: waiting for operator intervention` };
    case 'retry':
      return { ...(await upgrade()), code: 0 };
    default:
      await helm('uninstall', ...place, '--wait');
      return install();
  }
}

function homes(home: string): NodeJS.ProcessEnv {
  return {
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
  };
}

const nothing = (said: string): Ran => ({ code: 0, stdout: said, stderr: '' });

async function readRelease(helm: Helm, place: readonly string[]): Promise<ReleaseStatus | undefined> {
  const { code, stdout } = await helm('status', ...place, '--output', 'json');
  if (code !== 0) return undefined;
  // Helm's own answer.
  const { info, version, apply_method } = JSON.parse(stdout) as {
    info: { status: string };
    version: number;
    apply_method?: string;
  };
  return { status: info.status, revision: String(version), method: apply_method ?? '' };
}

/** The controller made the pod for a release that has become another one since. */
function isStale({ revision }: ReleaseStatus, expected: string): boolean {
  return expected !== '' && expected !== revision;
}

async function removeRelease(
  helm: Helm,
  place: readonly string[],
  release: ReleaseStatus | undefined,
  expected: string,
): Promise<Ran> {
  if (release === undefined || isStale(release, expected)) return nothing('nothing to delete');
  await helm('uninstall', ...place, '--wait');
  return nothing('uninstalled');
}

async function addRepository(
  cluster: Cluster,
  pod: JobPod,
  helm: Helm,
  of: (name: string) => string,
  home: string,
): Promise<Ran | undefined> {
  if (of('REPO') === '' || /https?:\/\//.test(of('CHART'))) return undefined;
  const [auth, authorities] = [
    await mountedFiles(cluster, pod, '/auth'),
    await mountedFiles(cluster, pod, '/ca-files'),
  ];
  const [user, password] = [auth.get('username'), auth.get('password')];
  const credentials = user === undefined || password === undefined ? [] : ['--username', user, '--password', password];
  const file = join(home, 'ca-file.pem');
  writeFileSync(file, [...authorities.values()].join('\n'));
  const authority = authorities.size === 0 ? [] : ['--ca-file', file];
  return helm('repo', 'add', of('NAME'), of('REPO'), ...credentials, ...authority);
}

/** In the order of the names of the files, which is that in which the later ones win. */
async function valuesArguments(cluster: Cluster, pod: JobPod, home: string): Promise<readonly string[]> {
  const files = await mountedFiles(cluster, pod, '/config');
  const folder = join(home, 'values');
  mkdirSync(folder);
  return [...files.keys()]
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      writeFileSync(join(folder, name), files.get(name) ?? '');
      return ['--values', join(folder, name)];
    });
}

/** Helm knows `auto` of an upgrade alone, and forces only what it applies at the server. */
function applyArguments(release: ReleaseStatus | undefined, of: (name: string) => string): readonly string[] {
  const asked = of('SERVER_SIDE');
  const serverSide = release === undefined && asked === 'auto' ? 'true' : asked;
  const isAtServer = serverSide === 'true' || (serverSide === 'auto' && release?.method === 'ssa');
  return [
    ...(serverSide === '' ? [] : [`--server-side=${serverSide}`]),
    ...(of('FORCE_CONFLICTS') === 'true' && isAtServer ? ['--force-conflicts=true'] : []),
  ];
}
