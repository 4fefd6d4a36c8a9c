import { inReadingOrder, type LocatedFinding, type PlacedFinding } from '../findings/located-finding';
import type { Environment } from '../plan/environment';
import { type LockedCharts, readLockedCharts } from '../rendered/locked-charts';
import { baseLayers } from './base-layer';
import { withLockedCharts, withLockNamed } from './charts/locked';
import { environmentName } from './files';
import { nameFindings, unreadable } from './problems/names';
import { resolveEnvironment } from './resolve/environment';
import { readTextFile, type TextFile } from './text-file';
import { validate } from './validate';
import { followExtends, mergedData, type OpenFile } from './yaml/chain';
import { locate } from './yaml/locate';
import { yamlOpener } from './yaml/open';

export interface LoadResult {
  /** Those that are valid, in the order of their files. */
  readonly environments: readonly Environment[];

  /** Everything that is wrong with the others, sorted by place. */
  readonly findings: readonly LocatedFinding[];
}

/** One environment, or why its file describes none. */
export type Loaded =
  | {
      readonly environment: Environment;

      /** Paths of the files that it was read from: its own, and those that it extends. */
      readonly chain: readonly string[];
    }
  | {
      /** What is wrong, at least one. */
      readonly findings: readonly PlacedFinding[];
    };

/**
 * Loads environment files. A file with findings does not keep the others from being loaded.
 * @param files paths with forward slashes
 * @param read returns the content of a file, why it can not be used, or `undefined` if there is none
 * @param locks folder of the inventories, which name the charts of environments that pin none. Without it those are the
 * newest that are known
 */
export function loadEnvironments(
  files: readonly string[],
  read: (path: string) => TextFile | undefined = readTextFile,
  locks?: string,
): LoadResult {
  const loaded = files.map(environmentLoader(read, locks === undefined ? {} : { locks }));
  return {
    environments: loaded.flatMap((result) => ('environment' in result ? [result.environment] : [])),
    findings: inReadingOrder([
      ...nameFindings(files),
      ...loaded.flatMap((result) => ('findings' in result ? result.findings : [])),
    ]),
  };
}

/** Where an environment finds what its files do not say. */
export interface LoadOptions {
  /** Where the output folder is in its repository. @default - the usual one */
  readonly delivered?: string;

  /** Folder of the inventories. @default - there is none: charts without a version are the newest that are known */
  readonly locks?: string;

  /** Finds the charts that an environment was rendered with last, by its name. @default - in that folder */
  readonly lockedCharts?: (environment: string) => LockedCharts;
}

/**
 * Makes a function that loads one environment after another, for runs that keep none: what several extend is read and
 * parsed once, and nothing else is remembered. It does not judge the names of files.
 * @param read returns the content of a file, why it can not be used, or `undefined` if there is none
 */
export function environmentLoader(
  read: (path: string) => TextFile | undefined,
  {
    delivered,
    locks,
    lockedCharts = (name) => (locks === undefined ? new Map() : readLockedCharts(locks, name)),
  }: LoadOptions = {},
): (path: string) => Loaded {
  const open = yamlOpener(read);
  const bases = new Map<string, ReturnType<OpenFile>>();
  const openBase: OpenFile = (path) => {
    if (!bases.has(path)) bases.set(path, open(path));
    return bases.get(path);
  };
  const locked = (path: string): LockedCharts => lockedCharts(environmentName(path));
  return (path) =>
    loadEnvironment(path, open(path), { openBase, locked, ...(delivered !== undefined && { delivered }) });
}

/** What all environments of a run have in common. */
interface Common {
  readonly openBase: OpenFile;

  /** Finds the charts that an environment was rendered with last, by the path of its file. */
  readonly locked: (path: string) => LockedCharts;

  /** @default - the usual one */
  readonly delivered?: string;
}

function loadEnvironment(path: string, own: ReturnType<OpenFile>, { openBase, locked, delivered }: Common): Loaded {
  if (!own || 'problem' in own) return { findings: [unreadable(path, own)] };
  if ('findings' in own) return own;
  const chain = followExtends(own.file, openBase);
  if ('findings' in chain) return chain;

  const [top, ...bases] = chain.layers;
  const layers = [top, ...bases, ...baseLayers()] as const;
  const written = mergedData(layers);
  const filled = withLockedCharts(written, () => locked(path));
  const result = validate(filled);
  if ('findings' in result) {
    const findings = withLockNamed(result.findings, { written, filled });
    return { findings: findings.map((finding) => ({ finding, position: locate(layers, finding.path) })) };
  }
  const name = environmentName(path);
  const place: Environment['locate'] = (valuePath) => locate(layers, valuePath);
  return {
    environment: resolveEnvironment(result.parsed, { name, file: path, locate: place }, delivered),
    chain: chain.layers.map((layer) => layer.path),
  };
}
