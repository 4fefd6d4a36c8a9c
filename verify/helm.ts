import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isChartName, publisherOf, repositoryAt } from '../lib/charts/catalog';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import type { Tool } from '../tools/find';
import { chartsFolder } from '../tools/places';
import { readManifests } from './manifests';
import type { Rendering } from './material';
import { type Ran, run } from './programs/run';

/** Where charts are taken from: the folder first. */
export interface ChartSource {
  /** Holds `<name>-<version>/` or `<name>-<version>.tgz`, below the name of the publisher or not. @default - there is no such folder */
  readonly folder?: string;

  /** Whether Helm may fetch what is missing, into `cache`. */
  readonly pull: boolean;

  /** @default - in the user's cache */
  readonly cache?: string;
}

/** Kubernetes for which charts render: the one whose API server judges in verify. */
const KUBE_VERSION = '1.34.2';

/** APIs beyond those of Kubernetes that our clusters have, and that charts ask for. */
const API_VERSIONS = 'monitoring.coreos.com/v1/ServiceMonitor';

/**
 * What a release brings into the cluster: hooks as well, since engines run them, and no tests, since nobody does. Resources
 * that charts keep in `crds/` are left out.
 */
export function renderRelease(release: DeliveredRelease, charts: ChartSource, helm: Pick<Tool, 'path'>): Rendering {
  if (release.unknowable !== undefined) return { unavailable: release.unknowable };
  const found = obtainChart(release, charts, helm.path);
  return 'unavailable' in found ? found : renderWith(found.path, helm.path)(release);
}

/** Makes a function that renders releases with one chart, whatever they ask for. */
export function renderWith(chart: string, helm: string): (release: DeliveredRelease) => Rendering {
  return (release) => renderChart(release, chart, helm);
}

function renderChart(release: DeliveredRelease, chart: string, helm: string): Rendering {
  const { code, stdout, stderr } = template(release, chart, helm);
  if (code !== 0) return { failed: words(stderr) };
  const { objects, problems } = readManifests(stdout, `release ${release.name}`, release.namespace);
  const [problem] = problems;
  return problem ? { failed: `line ${problem.line} of what it renders: ${problem.problem}` } : { objects };
}

function template({ name, namespace, values }: DeliveredRelease, chart: string, helm: string): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'helm-values-'));
  try {
    const file = join(folder, 'values.json');
    writeFileSync(file, JSON.stringify(values));
    const cluster = ['--kube-version', KUBE_VERSION, '--api-versions', API_VERSIONS];
    const args = ['template', name, chart, '--namespace', namespace, '--values', file, '--skip-tests', ...cluster];
    return tryRun(helm, args);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What names a chart. */
type ChartWanted = Pick<DeliveredRelease, 'chart' | 'version' | 'repository' | 'digest'>;

/** A chart on this disk, or why it is not there. */
export type Chart = { readonly path: string } | { readonly unavailable: string };

/** Finds a chart where the source says, or fetches it if it may. */
export function obtainChart(release: ChartWanted, charts: ChartSource, helm: string): Chart {
  const { chart, version, repository } = release;
  const { folder, pull, cache = chartsFolder() } = charts;
  const name = `${chart}-${version}`;
  const kept = repository === undefined ? undefined : join(cache, folderOf(repository, release.digest));
  const path = ownChart(folder, name, release) ?? chartIn(kept, name);
  if (path !== undefined) return { path };
  if (!pull) return { unavailable: `the chart ${chart} ${version} is not at hand` };
  if (kept === undefined || repository === undefined)
    return { unavailable: `no object names the repository of the chart ${chart}` };
  return pullChart({ ...release, repository }, kept, helm);
}

/** Two publishers may have charts of the same name and version: a folder of one of them comes first. */
function ownChart(folder: string | undefined, name: string, release: ChartWanted): string | undefined {
  const publisher =
    (release.repository && repositoryAt(release.repository)) ??
    (isChartName(release.chart) ? publisherOf(release.chart, release.version) : undefined);
  const published = folder === undefined || publisher === undefined ? undefined : join(folder, publisher);
  return chartIn(published, name) ?? chartIn(folder, name);
}

function chartIn(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined) return undefined;
  return [join(folder, name), join(folder, `${name}.tgz`)].find((path) => existsSync(path));
}

/** Two repositories may have charts of the same name and version, and a registry two artefacts of one tag. */
function folderOf(repository: string, digest: string | undefined): string {
  const folder = repository.replace(/^[a-z]+:\/\//, '').replaceAll(/[^\w.-]+/g, '_');
  return digest === undefined ? folder : join(folder, digest.replace(':', '-'));
}

type Pinned = Pick<DeliveredRelease, 'chart' | 'version' | 'digest'> & { readonly repository: string };

/** Helm gives up after two minutes at most. */
function pullChart(pinned: Pinned, folder: string, helm: string): Chart {
  const { chart, version, repository, digest } = pinned;
  mkdirSync(folder, { recursive: true });
  const place = placeOf(pinned, helm);
  const { code, stdout, stderr } = tryRun(helm, ['pull', ...place, '--version', version, '--destination', folder]);
  const path = chartIn(folder, `${chart}-${version}`);
  const pulled = /^Digest: (\S+)$/m.exec(`${stdout}\n${stderr}`)?.[1];
  if (code === 0 && path !== undefined && (digest === undefined || pulled === digest)) return { path };
  if (path !== undefined) rmSync(path, { recursive: true });
  const why = code === 0 ? `it has the digest ${pulled ?? 'of none'}, and not ${digest}` : refusal(repository, stderr);
  return { unavailable: `the chart ${chart} ${version} could not be pulled from ${repository}: ${why}` };
}

/** Helm reads credentials for a repository with an index only where `helm repo add` has put it. */
function placeOf({ chart, repository }: Pinned, helm: string): readonly string[] {
  if (repository.startsWith('oci://')) return [`${repository}/${chart}`];
  const known = repositoryOfUser(repository, helm);
  if (known === undefined || tryRun(helm, ['repo', 'update', known]).code !== 0) return [chart, '--repo', repository];
  return [`${known}/${chart}`];
}

function repositoryOfUser(url: string, helm: string): string | undefined {
  const { code, stdout } = tryRun(helm, ['repo', 'list', '--output', 'json']);
  if (code !== 0) return undefined;
  const known: unknown = JSON.parse(stdout.trim() || '[]');
  const plain = (text: unknown) => String(text).replace(/\/+$/, '');
  const found = Array.isArray(known) ? known.find((each) => plain(each?.url) === plain(url)) : undefined;
  return typeof found?.name === 'string' ? found.name : undefined;
}

/** What Helm says, and what to do about it where that is known. */
function refusal(repository: string, stderr: string): string {
  const said = words(stderr);
  if (/\b401\b|\b403\b|unauthorized|forbidden|access denied|authentication required|credential not found/i.test(said))
    return `it asks for credentials; ${loginOf(repository)} keeps them for Helm`;
  if (/x509|certificate/i.test(said))
    return `${said}; the variable SSL_CERT_FILE names a file with the certificate of its authority`;
  return said;
}

function loginOf(repository: string): string {
  const [, host = ''] = /^oci:\/\/([^/]+)/.exec(repository) ?? [];
  return host === '' ? `helm repo add NAME ${repository} --username USER` : `helm registry login ${host}`;
}

function tryRun(helm: string, args: readonly string[]): Ran {
  try {
    return run(helm, args);
  } catch (failure) {
    return { code: null, stdout: '', stderr: failure instanceof Error ? failure.message : String(failure) };
  }
}

/** Cuts the prefix off a message of Helm. */
function words(stderr: string): string {
  return stderr.trim().replace(/^Error: /gm, '');
}
