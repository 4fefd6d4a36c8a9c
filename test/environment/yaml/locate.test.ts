import fc from 'fast-check';
import { stringify } from 'yaml';
import { locate } from '../../../lib/environment/yaml/locate';
import { mergeLayers } from '../../../lib/environment/yaml/merge';
import { parseYamlFile, type YamlFile } from '../../../lib/environment/yaml/yaml-file';
import type { EnvironmentPath } from '../../../lib/findings/finding';
import { isJsonObject, type Json, type JsonObject } from '../../../lib/kubernetes/json';

/** Maps whose every leaf is the name of the file that it stands in. */
function layer(file: string): fc.Arbitrary<YamlFile> {
  const { map } = fc.letrec<{ value: Json; map: JsonObject }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.constant(file), fc.array(fc.constant(file), { maxLength: 3 }), tie('map')),
    map: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { minKeys: 1, noNullPrototype: true }),
  }));
  return map.map((data) => {
    const result = parseYamlFile(file, stringify(data));
    if ('findings' in result) throw new Error(JSON.stringify(result.findings));
    return result.file;
  });
}

it('finds every value of the merged data in the file that it comes from', () => {
  fc.assert(
    fc.property(layer('own'), layer('base'), layer('root'), (own, base, root) => {
      const merged = [root.data, base.data, own.data].reduce(mergeLayers);
      for (const [path, file] of leaves(merged, []))
        expect([path, locate([own, base, root], path).file]).toEqual([path, file]);
    }),
  );
});

it('finds what is not there in the file itself', () => {
  fc.assert(
    fc.property(layer('own'), layer('base'), (own, base) => {
      expect(locate([own, base], ['a', 'b', 'nowhere', 0]).file).toBe('own');
    }),
  );
});

function leaves(value: Json, path: EnvironmentPath): readonly (readonly [EnvironmentPath, Json])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...path, key]));
  return [[path, value]];
}
