import { type ChartLookup, type ChartWanted, findChart } from '../../charts/catalog';
import type { EnvironmentPath } from '../../findings/finding';
import type { PlacedFinding, Position } from '../../findings/located-finding';
import { valueAt } from '../../kubernetes/json';
import { readLockedCharts } from '../../rendered/locked-charts';
import { environmentName } from '../files';
import { unreadable } from '../problems/names';
import type { TextFile } from '../text-file';
import { followExtends, type Layers, mergedData } from '../yaml/chain';
import { locate } from '../yaml/locate';
import { yamlOpener } from '../yaml/open';
import { lockedVersion } from './locked';
import { CHART_PLACES, type ChartPlace, type WrittenChart, writtenChart } from './places';

/** A chart that an environment installs, and who says in which version. */
export interface ChartInUse extends ChartPlace {
  /** Name of the environment. */
  readonly environment: string;

  /** Exact version that runs. */
  readonly version: string;

  /** Who says so: a file, the inventory of what was rendered last, or this version of the tool. */
  readonly from: 'file' | 'lock' | 'tool';

  /** What its files say. */
  readonly written: WrittenChart;

  /** Where its version is written, or would be. */
  readonly pin: Pin;

  /** The newest version that is known, of the repository that is written if one is. @default - none is known */
  readonly newest?: string;
}

/** A key of one file. */
export interface Pin {
  /** Path of the file, with forward slashes. */
  readonly file: string;

  /** The key that has the version as its value. */
  readonly path: EnvironmentPath;

  /** Where the key stands in the file, or the nearest that it has. */
  readonly position: Position;
}

/** The charts of an environment, or why its files can not be read. */
export type ChartsInUse =
  | { readonly charts: readonly ChartInUse[] }
  | {
      /** At least one. */
      readonly findings: readonly PlacedFinding[];
    };

/**
 * Finds the charts of an environment, whatever else is wrong in its files.
 * @param read returns the content of a file, why it can not be used, or `undefined` if there is none
 * @param locks folder of the inventories
 */
export function chartsInUse(
  file: string,
  { read, locks }: { readonly read: (path: string) => TextFile | undefined; readonly locks: string },
): ChartsInUse {
  const open = yamlOpener(read);
  const own = open(file);
  if (!own || 'problem' in own) return { findings: [unreadable(file, own)] };
  if ('findings' in own) return own;
  const chain = followExtends(own.file, open);
  if ('findings' in chain) return chain;
  const { layers } = chain;
  const environment = environmentName(file);
  const data = mergedData(layers);
  const locked = readLockedCharts(locks, environment);
  const charts = CHART_PLACES.flatMap((place) => {
    const written = writtenChart(data, place);
    if (!written) return [];
    const newest = versionOf(findChart(place.name, withoutVersion(written)));
    const running = runningVersion(written, lockedVersion(place, written, locked), newest);
    if (!running) return [];
    const pin = pinIn(layers, place, written);
    return [{ ...place, ...running, environment, written, pin, ...(newest !== undefined && { newest }) }];
  });
  return { charts };
}

function runningVersion(
  { version }: WrittenChart,
  locked: string | undefined,
  newest: string | undefined,
): Pick<ChartInUse, 'version' | 'from'> | undefined {
  if (version !== undefined) return { version, from: 'file' };
  if (locked !== undefined) return { version: locked, from: 'lock' };
  return newest === undefined ? undefined : { version: newest, from: 'tool' };
}

function withoutVersion({ repository }: WrittenChart): ChartWanted {
  return repository === undefined ? {} : { repository };
}

function versionOf(lookup: ChartLookup): string | undefined {
  return lookup.kind === 'found' ? lookup.chart.version : undefined;
}

/** What is written stands in the first file that says it; what is not, would in the environment's own. */
function pinIn(layers: Layers, { section }: ChartPlace, { version, repository }: WrittenChart): Pin {
  const chart = [...section, 'chart'];
  const places = layers.flatMap((layer) => {
    const pin = valueAt(layer.data, ...chart);
    if (typeof pin === 'string') return [{ layer, path: chart }];
    return valueAt(pin, 'version') === undefined ? [] : [{ layer, path: [...chart, 'version'] }];
  });
  const [written] = version === undefined ? [] : places;
  const path = written?.path ?? (repository === undefined ? chart : [...chart, 'version']);
  return { file: (written?.layer ?? layers[0]).path, path, position: locate(layers, path) };
}
