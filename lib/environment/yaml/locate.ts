import { isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { EnvironmentPath } from '../../findings/finding';
import type { Position } from '../../findings/located-finding';
import { positionAt, type YamlFile } from './yaml-file';

/** A value in one file: for an entry of a map, the place of its key. */
interface Place {
  readonly file: YamlFile;
  readonly node: Node | undefined;
  readonly offset: number;
}

/**
 * Where a value of the merged data stands. An inherited one is found in the file that it comes from, a missing one at
 * its nearest parent in the file that lacks it.
 * @param layers a file and those it extends, the file itself first.
 */
export function locate(layers: readonly [YamlFile, ...YamlFile[]], path: EnvironmentPath): Position {
  const [own] = layers;
  const { file, offset } = find(layers.map(root), path) ?? nearest(root(own), path);
  return positionAt(file.path, file.lines, offset);
}

function find(places: readonly Place[], path: EnvironmentPath): Place | undefined {
  const reached = path.reduce<readonly Place[]>(
    (from, step) => uncovered(from.flatMap((place) => child(place, step))),
    places,
  );
  return reached[0];
}

function nearest(place: Place, path: EnvironmentPath): Place {
  const [step, ...rest] = path;
  const [next] = step === undefined ? [] : child(place, step);
  return next ? nearest(next, rest) : place;
}

/** The places that take part in the merge: what a list or a scalar replaced does not. */
function uncovered(places: readonly Place[]): readonly Place[] {
  const covering = places.findIndex(({ node }) => !isMap(node));
  if (covering === -1) return places;
  return places.slice(0, Math.max(covering, 1));
}

function root(file: YamlFile): Place {
  const { contents } = file.document;
  return { file, node: contents ?? undefined, offset: contents?.range[0] ?? 0 };
}

function child({ file, node }: Place, step: string | number): readonly Place[] {
  const resolve = (value: unknown): Node | undefined => {
    if (isAlias(value)) return value.resolve(file.document);
    return isNode(value) ? value : undefined;
  };
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(step));
    if (!pair || !isNode(pair.key)) return [];
    return [{ file, node: resolve(pair.value), offset: pair.key.range?.[0] ?? 0 }];
  }
  const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return isNode(item) ? [{ file, node: resolve(item), offset: item.range?.[0] ?? 0 }] : [];
}
