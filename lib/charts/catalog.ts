import * as z from 'zod';
import type { ChartModel } from './chart';
import { ownChartValues, packagedChartValues } from './values';

/** A chart that tiers can install. */
export type ChartName = 'loki' | 'alloy' | 'opentelemetry-collector' | 'promtail';

/** The chart that an environment file asks for. */
export interface ChartWanted {
  /** Exact version. @default - the newest one known, of the repository if that is given */
  readonly version?: string;

  /** Name of the repository. @default - the one that publishes the version */
  readonly repository?: string;

  /** The one artefact of a registry that it must be: `sha256:…`. @default - the one that has its version as tag */
  readonly digest?: string;
}

/** A chart as people write it: its version alone, or version and repository. */
export type ChartPin = string | ChartWanted;

/** The chart that was asked for, or why there is none. */
export type ChartLookup =
  | {
      /** The chart is known. */
      readonly kind: 'found';

      /** The chart that fits. */
      readonly chart: ChartModel;
    }
  | {
      /** No repository publishes the version. */
      readonly kind: 'unknown-version';

      /** The charts to choose from. */
      readonly known: readonly ChartModel[];
    }
  | {
      /** The version is known, but of another repository. */
      readonly kind: 'other-repository';

      /** The chart of that version, with the repository that publishes it. */
      readonly chart: ChartModel;
    };

const Version = z.strictObject({
  version: z.string(),
  repository: z.string(),
  appVersion: z.string(),
  released: z.iso.date(),
  note: z.string().optional(),
});

const Name = z.enum(['loki', 'alloy', 'opentelemetry-collector', 'promtail']);

const Catalog = z.strictObject({
  repositories: z.record(z.string(), z.url()),
  charts: z.record(Name, z.strictObject({ default: z.string(), versions: z.array(Version) })),
});

/** What a repository adds to the catalog. */
export const OwnCatalog = z.strictObject({
  repositories: z.record(z.string(), z.url()).default({}),
  charts: z
    .partialRecord(Name, z.strictObject({ default: z.string().optional(), versions: z.array(Version).default([]) }))
    .default({}),
});

let read: z.infer<typeof Catalog> | undefined;

/** Finds the one chart that fits what was asked for. */
export function findChart(name: ChartName, wanted: ChartWanted): ChartLookup {
  const known = knownCharts(name);
  const { repository } = wanted;
  const version = wanted.version ?? newest(name, known, repository);
  const published = known.filter((chart) => chart.version === version);
  const chart = published.find((candidate) => repository === undefined || candidate.repository.name === repository);
  if (chart) return { kind: 'found', chart };
  const [elsewhere] = published;
  return elsewhere ? { kind: 'other-repository', chart: elsewhere } : { kind: 'unknown-version', known };
}

/** Lists every known (repository, version) pair of a chart, newest first. */
export function knownCharts(name: ChartName): readonly ChartModel[] {
  const { repositories, charts } = catalog();
  return charts[name].versions.map(({ version, repository, appVersion, released }) => {
    const url = repositories[repository];
    if (url === undefined) throw new Error(`charts-values/catalog.yaml has no repository named ${repository}`);
    return { name, repository: { name: repository, url }, version, appVersion, released };
  });
}

/** Lists the versions of `knownCharts`, each once. */
export function knownVersions(name: ChartName): readonly string[] {
  return [...new Set(knownCharts(name).map((chart) => chart.version))];
}

export function repositoryNames(): readonly string[] {
  return Object.keys(catalog().repositories);
}

function newest(name: ChartName, known: readonly ChartModel[], repository: string | undefined): string | undefined {
  if (repository === undefined) return catalog().charts[name].default;
  return known.find((chart) => chart.repository.name === repository)?.version;
}

function catalog(): z.infer<typeof Catalog> {
  read ??= withOwn(Catalog.parse(packagedChartValues('catalog.yaml')));
  return read;
}

/** What a repository adds comes first, and takes the place of what it has in common with the package. */
function withOwn(packaged: z.infer<typeof Catalog>): z.infer<typeof Catalog> {
  const own = OwnCatalog.parse(ownChartValues('catalog.yaml') ?? {});
  const chart = (name: ChartName) => {
    const { default: usual = packaged.charts[name].default, versions = [] } = own.charts[name] ?? {};
    const others = packaged.charts[name].versions.filter((known) => !versions.some((each) => isSamePin(each, known)));
    return { default: usual, versions: [...versions, ...others] };
  };
  return {
    repositories: { ...packaged.repositories, ...own.repositories },
    charts: Object.fromEntries(Name.options.map((name) => [name, chart(name)])) as Record<
      ChartName,
      ReturnType<typeof chart>
    >, // which forgets the type of its keys
  };
}

function isSamePin(a: z.infer<typeof Version>, b: z.infer<typeof Version>): boolean {
  return a.version === b.version && a.repository === b.repository;
}
