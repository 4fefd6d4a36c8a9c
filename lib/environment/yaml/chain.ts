import { posix } from 'node:path';
import { type FindingKind, finding } from '../../findings/finding-kind';
import type { PlacedFinding } from '../../findings/located-finding';
import type { JsonObject } from '../../kubernetes/json';
import type { UnreadableFile } from '../text-file';
import { locate } from './locate';
import { mergeLayers } from './merge';
import type { YamlFile, YamlResult } from './yaml-file';

/** A file and those it extends, the file itself first. */
export type Layers = readonly [YamlFile, ...YamlFile[]];

/** The files of an environment, or why they can't be followed. */
export type ChainResult =
  | {
      /** The file and all that it extends. */
      readonly layers: Layers;
    }
  | {
      /** What is wrong in one of the files, at least one. */
      readonly findings: readonly PlacedFinding[];
    };

/** Parses a file, or says that there is none, or why it can not be read. */
export type OpenFile = (path: string) => YamlResult | UnreadableFile | undefined;

/** Follows `extends` from file to file. */
export function followExtends(file: YamlFile, open: OpenFile): ChainResult {
  return follow([file], open);
}

/** Lays a file over all that it extends. */
export function mergedData(layers: Layers): JsonObject {
  const data = layers.map((layer) => layer.data).reduceRight((base, derived) => mergeLayers(base, derived));
  // What a file extends is settled here, and a base's own base is no concern of the environment.
  const { extends: _, ...content } = data;
  return content;
}

function follow(layers: Layers, open: OpenFile): ChainResult {
  const last = layers.at(-1) ?? layers[0];
  const target = last.data.extends;
  if (target === undefined) return { layers };
  if (typeof target !== 'string' || target === '') return refuse(last, '`extends` is not the path of a file');

  if (posix.isAbsolute(target)) return refuse(last, '`extends` is an absolute path');
  const path = posix.join(posix.dirname(last.path), target);
  const seen = layers.map((layer) => layer.path);
  if (seen.includes(path)) {
    const circle = [...seen.slice(seen.indexOf(path)), path];
    return refuse(last, `\`extends\` runs in a circle: ${circle.join(' → ')}`, 'delete one `extends` of the circle');
  }
  const next = open(path);
  if (!next) return refuse(last, `${path} does not exist: ${[...seen, path].join(' → ')}`);
  if ('problem' in next) return refuse(last, `the file that it names can not be used: ${next.problem}`, next.fix);
  return 'file' in next ? follow([...layers, next.file], open) : next;
}

export const EXTENDS: FindingKind = {
  id: 'environment/extends',
  severity: 'error',
  since: '0.1.0',
  finds: '`extends` names a file that does not exist or can not be read, or files extend each other in a circle',
  happens: 'nothing is written for the clusters that need what would be inherited',
  remedy: 'correct the path, which is relative to the file that says `extends`',
};

const FIX = 'write a path relative to the file that says `extends`, such as bases/homelab.yaml';

function refuse(file: YamlFile, problem: string, fix = FIX): ChainResult {
  const consequence = 'nothing is written for the clusters that need what would be inherited';
  const path = ['extends'];
  const found = finding(EXTENDS, { path, problem, consequence, fix });
  return { findings: [{ finding: found, position: locate([file], path) }] };
}
