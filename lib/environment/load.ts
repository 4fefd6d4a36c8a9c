import { inReadingOrder, type LocatedFinding, type PlacedFinding } from '../findings/located-finding';
import type { Environment } from '../plan/environment';
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

type Loaded = { readonly environment: Environment } | { readonly findings: readonly PlacedFinding[] };

/**
 * Loads environment files. A file with findings does not keep the others from being loaded.
 * @param files paths with forward slashes
 * @param read returns the content of a file, why it can not be used, or `undefined` if there is none
 */
export function loadEnvironments(
  files: readonly string[],
  read: (path: string) => TextFile | undefined = readTextFile,
): LoadResult {
  const open = openOnce(read);
  const loaded = files.map((file) => loadEnvironment(file, open));
  return {
    environments: loaded.flatMap((result) => ('environment' in result ? [result.environment] : [])),
    findings: inReadingOrder([
      ...nameFindings(files),
      ...loaded.flatMap((result) => ('findings' in result ? result.findings : [])),
    ]),
  };
}

function loadEnvironment(path: string, open: OpenFile): Loaded {
  const own = open(path);
  if (!own || 'problem' in own) return { findings: [unreadable(path, own)] };
  if ('findings' in own) return own;
  const chain = followExtends(own.file, open);
  if ('findings' in chain) return chain;

  const { layers } = chain;
  const data = layers.map((layer) => layer.data).reduceRight((base, derived) => mergeLayers(base, derived));
  // What a file extends is settled here, and a base's own base is no concern of the environment.
  const { extends: _, ...content } = data;
  const result = validate(content);
  if ('findings' in result) {
    return { findings: result.findings.map((finding) => ({ finding, position: locate(layers, finding.path) })) };
  }
  const name = environmentName(path);
  const place: Environment['locate'] = (valuePath) => locate(layers, valuePath);
  return { environment: resolveEnvironment(result.parsed, { name, file: path, locate: place }) };
}

/** Many environments extend the same base: it is read and parsed once a run. */
function openOnce(read: (path: string) => TextFile | undefined): OpenFile {
  const opened = new Map<string, ReturnType<OpenFile>>();
  return (path) => {
    if (!opened.has(path)) {
      const text = read(path);
      opened.set(path, typeof text === 'string' ? parseYamlFile(path, text) : text);
    }
    return opened.get(path);
  };
}
