import type { ChartModel, ChartRepository } from './chart';

/** A place that charts are pulled from, in place of the repository of their publisher. */
export type ChartOrigin = Omit<ChartRepository, 'name'>;

/** Where the charts of an environment are pulled from. */
export interface ChartSources {
  /** Of all repositories that are not named; `{repository}` in its URL stands for their names. @default - their publishers */
  readonly mirror?: ChartOrigin;

  /** Of the charts of one repository, by its name in the catalog. */
  readonly repositories: Readonly<Record<string, ChartOrigin>>;
}

/** What a URL of a mirror may hold for the name of the repository that is mirrored. */
export const REPOSITORY_NAME = '{repository}';

/** Has a chart pulled from where the sources say; what it is, and who publishes it, stays. */
export function sourcedChart(chart: ChartModel, sources: ChartSources): ChartModel {
  const repository = sourcedRepository(chart.repository, sources);
  return repository === chart.repository ? chart : { ...chart, repository };
}

/** Finds what stands in for a repository. */
export function sourcedRepository(
  repository: ChartRepository,
  { mirror, repositories }: ChartSources,
): ChartRepository {
  const { name } = repository;
  const origin = Object.hasOwn(repositories, name) ? repositories[name] : mirror;
  if (origin === undefined) return repository;
  return { ...origin, name, url: origin.url.replaceAll(REPOSITORY_NAME, name).replace(/\/+$/, '') };
}

const OCI = 'oci://';

/** Is it a registry, in which every chart is an artefact of its own? */
export function isRegistry({ url }: Pick<ChartRepository, 'url'>): boolean {
  return url.startsWith(OCI);
}

/** Makes the address of a chart in a registry. */
export function artefactOf({ name, repository }: Pick<ChartModel, 'name' | 'repository'>): string {
  return `${repository.url}/${name}`;
}

/** Address of a chart in a registry, in its two parts. */
export interface Artefact {
  /** `oci://registry.example.com/charts` */
  readonly repository: string;

  /** Name of the chart: `loki`. */
  readonly chart: string;
}

/** Reads the address of a chart in a registry; nothing if it is none. */
export function readArtefact(url: unknown): Artefact | undefined {
  const [, repository, chart] = /^(oci:\/\/.+)\/([^/]+)\/*$/.exec(String(url)) ?? [];
  return repository === undefined || chart === undefined ? undefined : { repository, chart };
}

/** A registry as Argo CD writes it for charts: argoproj/argo-cd@v3.0.0:util/helm/client.go, IsHelmOciRepo. */
export function withoutScheme(url: string): string {
  return url.startsWith(OCI) ? url.slice(OCI.length) : url;
}

/** Reads what Argo CD is told of a chart's repository: what has no scheme is a registry. */
export function withScheme(url: string): string {
  return url.includes('://') ? url : `${OCI}${url}`;
}

/** Does whoever pulls a chart read a Secret for it? */
export function needsSecret({ repository }: Pick<ChartModel, 'repository'>): boolean {
  const { secret, ca, verify } = repository;
  return secret !== undefined || ca !== undefined || (verify !== undefined && 'secret' in verify);
}
