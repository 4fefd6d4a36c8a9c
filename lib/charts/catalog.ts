import * as z from 'zod';
import { entryOf } from '../collections/entry-of';
import { firstOfEach } from '../collections/first-of-each';
import type { ChartModel } from './chart';
import { type Modelled, modelledVersions } from './models';
import { ownChartValues, packagedChartValues } from './values';
import { compareVersions, isExactVersion, majorOf, nearestVersion } from './versions';

/** A chart that tiers can install. */
export type ChartName = 'loki' | 'alloy' | 'opentelemetry-collector' | 'promtail';

/** The chart that an environment file asks for. */
export interface ChartWanted {
  /** Exact version. @default - the one that the catalog names, or the newest known of the repository */
  readonly version?: string;

  /** Name of the repository that publishes it. @default - the one that publishes the version */
  readonly repository?: string;

  /** The one artefact of a registry that it must be: `sha256:…`. @default - the one that has its version as tag */
  readonly digest?: string;
}

/** A chart as people write it: its version alone, or version and repository. */
export type ChartPin = string | ChartWanted;

/** The chart that was asked for, or why there is none. */
export type ChartLookup =
  | {
      /** There is one. It is described by the model of another version if its own is not known. */
      readonly kind: 'found';

      /** The chart that fits. */
      readonly chart: ChartModel;
    }
  | {
      /** It is no exact version, there is no such repository, or no version near it is known. */
      readonly kind: 'inexact' | 'unknown-repository' | 'nothing-near';

      /** The charts to choose from. */
      readonly known: readonly ChartModel[];
    }
  | {
      /** The version is known, but of another repository. */
      readonly kind: 'other-repository';

      /** The chart of that version, with the repository that publishes it. */
      readonly chart: ChartModel;
    };

export const CHART_NAMES = [
  'loki',
  'alloy',
  'opentelemetry-collector',
  'promtail',
] as const satisfies readonly ChartName[];

const Publishers = z.record(z.string(), z.strictObject({ majors: z.string(), note: z.string().optional() }));

const Catalog = z.strictObject({
  repositories: z.record(z.string(), z.url()),
  charts: z.record(z.enum(CHART_NAMES), z.strictObject({ default: z.string(), publishers: Publishers })),
});

/** What a repository says otherwise than the catalog of the package. */
export const OwnCatalog = z.strictObject({
  repositories: z.record(z.string(), z.url()).default({}),
  charts: z.partialRecord(z.enum(CHART_NAMES), z.strictObject({ default: z.string() })).default({}),
});

let read: z.infer<typeof Catalog> | undefined;

/** Finds the one chart that fits what was asked for. */
export function findChart(name: ChartName, { version, repository }: ChartWanted): ChartLookup {
  const known = knownCharts(name);
  if (repository !== undefined && catalog().repositories[repository] === undefined)
    return { kind: 'unknown-repository', known };
  const usual = version ?? usualVersion(name, known, repository);
  if (usual === undefined) return { kind: 'nothing-near', known };
  if (!isExactVersion(usual)) return { kind: 'inexact', known };
  const published = known.filter((chart) => chart.version === usual);
  const chart = published.find((candidate) => repository === undefined || candidate.publisher === repository);
  if (chart) return { kind: 'found', chart };
  const [elsewhere] = published;
  if (elsewhere && !isPublishedBy(name, usual, repository)) return { kind: 'other-repository', chart: elsewhere };
  return besideKnown(name, usual, repository, known);
}

/** A version without a model is described by the one of its publisher that is nearest. */
function besideKnown(
  name: ChartName,
  version: string,
  repository: string | undefined,
  known: readonly ChartModel[],
): ChartLookup {
  const publisher = repository ?? publisherOf(name, version);
  const line = known.filter((chart) => chart.publisher === publisher);
  const nearest = nearestVersion(
    version,
    line.map((chart) => chart.version),
  );
  const model = line.find((chart) => chart.version === nearest);
  const isOlder = known.every((chart) => majorOf(chart.version) > majorOf(version));
  if (!model || isOlder) return { kind: 'nothing-near', known };
  return { kind: 'found', chart: { ...model, version, released: newestDay() } };
}

/** Finds who publishes a version, by its major version. @returns the name of the repository */
export function publisherOf(name: ChartName, version: string): string | undefined {
  const publishers = Object.entries(catalog().charts[name].publishers);
  return publishers.find(([, { majors }]) => isWithin(majorOf(version), majors))?.[0];
}

/** The command that makes a version of a chart known, of this publisher where another is meant without a name. */
export function addCommand({ name, publisher, version }: Pick<ChartModel, 'name' | 'publisher' | 'version'>): string {
  const isUsual = isChartName(name) && publisherOf(name, version) === publisher;
  return `npx cdk8s-logging charts add ${name} ${version}${isUsual ? '' : ` --repository ${publisher}`} --pull`;
}

function isPublishedBy(name: ChartName, version: string, repository = ''): boolean {
  const publisher = entryOf(catalog().charts[name].publishers, repository);
  return publisher !== undefined && isWithin(majorOf(version), publisher.majors);
}

/** `6-7`, `8-` */
function isWithin(major: number, majors: string): boolean {
  const [from = '', to = ''] = majors.split('-');
  return major >= Number(from) && (to === '' || major <= Number(to));
}

const sorted = new WeakMap<readonly Modelled[], Map<ChartName, readonly ChartModel[]>>();

/** Lists every version of a chart that has a model, newest first. */
export function knownCharts(name: ChartName): readonly ChartModel[] {
  const all = modelledVersions();
  const known = sorted.get(all) ?? new Map<ChartName, readonly ChartModel[]>();
  sorted.set(all, known);
  const before = known.get(name);
  if (before) return before;
  const { repositories } = catalog();
  const own = all.filter(({ chart }) => chart === name);
  const charts = firstOfEach(own, ({ publisher, version }) => `${publisher}/${version}`)
    .map((model) => chartOf(name, model, repositories))
    .sort((a, b) => compareVersions(b.version, a.version));
  known.set(name, charts);
  return charts;
}

function chartOf(
  name: ChartName,
  { publisher, version, appVersion, program, released }: Modelled,
  repositories: Readonly<Record<string, string>>,
): ChartModel {
  const url = repositories[publisher];
  if (url === undefined) throw new Error(`charts-values/catalog.yaml has no repository named ${publisher}`);
  return {
    name,
    publisher,
    repository: { name: publisher, url },
    version,
    appVersion,
    program,
    released: released ?? newestDay(),
    modelled: version,
  };
}

/** The newest day that has certainly come. */
function newestDay(): string {
  return modelledVersions().reduce((newest, { released = '' }) => (released > newest ? released : newest), '');
}

/** Lists the versions of `knownCharts`, each once. */
export function knownVersions(name: ChartName): readonly string[] {
  return [...new Set(knownCharts(name).map((chart) => chart.version))];
}

export function repositoryNames(): readonly string[] {
  return Object.keys(catalog().repositories);
}

/** Finds the URL of a repository by its name. @returns `undefined` for one that is not in the catalog */
export function repositoryUrl(name: string): string | undefined {
  return catalog().repositories[name];
}

/** Finds the name of the repository at a URL. @returns `undefined` for one that is not in the catalog */
export function repositoryAt(url: string): string | undefined {
  const wanted = url.replace(/\/$/, '');
  return Object.entries(catalog().repositories).find(([, known]) => known.replace(/\/$/, '') === wanted)?.[0];
}

function usualVersion(
  name: ChartName,
  known: readonly ChartModel[],
  repository: string | undefined,
): string | undefined {
  if (repository === undefined) return catalog().charts[name].default;
  return known.find((chart) => chart.publisher === repository)?.version;
}

function catalog(): z.infer<typeof Catalog> {
  read ??= withOwn(Catalog.parse(packagedChartValues('catalog.yaml')));
  return read;
}

function withOwn(packaged: z.infer<typeof Catalog>): z.infer<typeof Catalog> {
  const own = OwnCatalog.parse(ownChartValues('catalog.yaml') ?? {});
  const charts = Object.entries(packaged.charts).map(
    ([name, chart]) => [name, { ...chart, ...own.charts[name as ChartName] }] as const,
  );
  return {
    repositories: { ...packaged.repositories, ...own.repositories },
    charts: Object.fromEntries(charts) as typeof packaged.charts, // which forgets the type of its keys
  };
}

/** Tells whether a name is that of a chart that tiers can install. */
export function isChartName(name: string): name is ChartName {
  return (CHART_NAMES as readonly string[]).includes(name);
}
