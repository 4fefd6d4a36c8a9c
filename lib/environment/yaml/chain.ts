import { posix } from 'node:path';
import { error } from '../../findings/finding';
import type { PlacedFinding } from '../../findings/located-finding';
import { locate } from './locate';
import type { YamlFile, YamlResult } from './yaml-file';

/** A file and those it extends, the file itself first. */
export type Layers = readonly [YamlFile, ...YamlFile[]];

export type ChainResult = { readonly layers: Layers } | { readonly findings: readonly PlacedFinding[] };

/** Parses a file, or says that there is none. */
export type OpenFile = (path: string) => YamlResult | undefined;

/** Follows `extends` from file to file. */
export function followExtends(file: YamlFile, open: OpenFile): ChainResult {
  return follow([file], open);
}

function follow(layers: Layers, open: OpenFile): ChainResult {
  const last = layers.at(-1) ?? layers[0];
  const target = last.data.extends;
  if (target === undefined) return { layers };
  if (typeof target !== 'string' || target === '') return refuse(last, '`extends` is not the path of a file');

  const path = posix.join(posix.dirname(last.path), target);
  const seen = layers.map((layer) => layer.path);
  if (seen.includes(path)) {
    const circle = [...seen.slice(seen.indexOf(path)), path];
    return refuse(last, `\`extends\` runs in a circle: ${circle.join(' → ')}`, 'delete one `extends` of the circle');
  }
  const next = open(path);
  if (!next) return refuse(last, `${path} does not exist: ${[...seen, path].join(' → ')}`);
  return 'file' in next ? follow([...layers, next.file], open) : next;
}

const FIX = 'the path is relative to the file that says `extends`, for example\nextends: bases/homelab.yaml';

function refuse(file: YamlFile, problem: string, fix = FIX): ChainResult {
  const consequence = 'nothing is written for the clusters that need what would be inherited';
  const finding = error('environment/extends', ['extends'], { problem, consequence, fix });
  return { findings: [{ finding, position: locate([file], ['extends']) }] };
}
