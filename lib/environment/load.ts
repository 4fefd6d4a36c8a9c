import { inReadingOrder, type LocatedFinding, type PlacedFinding } from '../findings/located-finding';
import type { Environment } from '../plan/environment';
import { baseLayers } from './base-layer';
import { environmentName } from './files';
import { nameFindings, unreadable } from './problems/names';
import { resolveEnvironment } from './resolve/environment';
import { readTextFile, type TextFile } from './text-file';
import { validate } from './validate';
import { followExtends, type OpenFile } from './yaml/chain';
import { locate } from './yaml/locate';
import { mergeLayers } from './yaml/merge';
import { parseYamlFile } from './yaml/yaml-file';

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
 */
export function loadEnvironments(
  files: readonly string[],
  read: (path: string) => TextFile | undefined = readTextFile,
): LoadResult {
  const loaded = files.map(environmentLoader(read));
  return {
    environments: loaded.flatMap((result) => ('environment' in result ? [result.environment] : [])),
    findings: inReadingOrder([
      ...nameFindings(files),
      ...loaded.flatMap((result) => ('findings' in result ? result.findings : [])),
    ]),
  };
}

/**
 * Makes a function that loads one environment after another, for runs that keep none: what several extend is read and
 * parsed once, and nothing else is remembered. It does not judge the names of files.
 * @param read returns the content of a file, why it can not be used, or `undefined` if there is none
 * @param delivered where the output folder is in its repository
 */
export function environmentLoader(
  read: (path: string) => TextFile | undefined,
  delivered?: string,
): (path: string) => Loaded {
  const open: OpenFile = (path) => {
    const text = read(path);
    return typeof text === 'string' ? parseYamlFile(path, text) : text;
  };
  const bases = new Map<string, ReturnType<OpenFile>>();
  const openBase: OpenFile = (path) => {
    if (!bases.has(path)) bases.set(path, open(path));
    return bases.get(path);
  };
  return (path) => loadEnvironment(path, open(path), { openBase, ...(delivered !== undefined && { delivered }) });
}

/** What all environments of a run have in common. */
interface Common {
  readonly openBase: OpenFile;

  /** @default - the usual one */
  readonly delivered?: string;
}

function loadEnvironment(path: string, own: ReturnType<OpenFile>, { openBase, delivered }: Common): Loaded {
  if (!own || 'problem' in own) return { findings: [unreadable(path, own)] };
  if ('findings' in own) return own;
  const chain = followExtends(own.file, openBase);
  if ('findings' in chain) return chain;

  const [top, ...bases] = chain.layers;
  const layers = [top, ...bases, ...baseLayers()] as const;
  const data = layers.map((layer) => layer.data).reduceRight((base, derived) => mergeLayers(base, derived));
  // What a file extends is settled here, and a base's own base is no concern of the environment.
  const { extends: _, ...content } = data;
  const result = validate(content);
  if ('findings' in result) {
    return { findings: result.findings.map((finding) => ({ finding, position: locate(layers, finding.path) })) };
  }
  const name = environmentName(path);
  const place: Environment['locate'] = (valuePath) => locate(layers, valuePath);
  return {
    environment: resolveEnvironment(result.parsed, { name, file: path, locate: place }, delivered),
    chain: chain.layers.map((layer) => layer.path),
  };
}
