import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import type { Tool } from '../tools/find';
import { chartsFolder } from '../tools/places';
import { readManifests } from './manifests';
import type { Rendering } from './material';
import { type Ran, run } from './programs/run';

/** Where charts are taken from: the folder first. */
export interface ChartSource {
  /** Holds `<name>-<version>/` or `<name>-<version>.tgz`. @default - there is no such folder */
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

/** A chart on this disk, or why it is not there. */
export type Chart = { readonly path: string } | { readonly unavailable: string };

/** Finds a chart where the source says, or fetches it if it may. */
export function obtainChart(
  { chart, version, repository }: Pick<DeliveredRelease, 'chart' | 'version' | 'repository'>,
  charts: ChartSource,
  helm: string,
): Chart {
  const { folder, pull, cache = chartsFolder() } = charts;
  const name = `${chart}-${version}`;
  const kept = repository === undefined ? undefined : join(cache, folderOf(repository));
  const path = chartIn(folder, name) ?? chartIn(kept, name);
  if (path !== undefined) return { path };
  if (!pull) return { unavailable: `the chart ${chart} ${version} is not at hand` };
  if (kept === undefined) return { unavailable: `no object names the repository of the chart ${chart}` };
  return pullChart({ chart, version, repository: repository ?? '' }, kept, helm);
}

function chartIn(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined) return undefined;
  return [join(folder, name), join(folder, `${name}.tgz`)].find((path) => existsSync(path));
}

/** Two repositories may have charts of the same name and version. */
function folderOf(repository: string): string {
  return repository.replace(/^[a-z]+:\/\//, '').replaceAll(/[^\w.-]+/g, '_');
}

interface Pinned {
  readonly chart: string;
  readonly version: string;
  readonly repository: string;
}

/** Helm gives up after two minutes at most. */
function pullChart({ chart, version, repository }: Pinned, folder: string, helm: string): Chart {
  mkdirSync(folder, { recursive: true });
  const place = repository.startsWith('oci://') ? [`${repository}/${chart}`] : [chart, '--repo', repository];
  const { code, stderr } = tryRun(helm, ['pull', ...place, '--version', version, '--destination', folder]);
  const path = chartIn(folder, `${chart}-${version}`);
  if (code === 0 && path !== undefined) return { path };
  return { unavailable: `the chart ${chart} ${version} could not be pulled from ${repository}: ${words(stderr)}` };
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
