import fc from 'fast-check';
import { mergeLayers } from '../../../lib/environment/yaml/merge';
import { isJsonObject, type Json, type JsonObject } from '../../../lib/kubernetes/json';

const leaf = fc.oneof(fc.integer(), fc.string({ maxLength: 2 }), fc.array(fc.integer(), { maxLength: 2 }));

// Few keys, so that two maps often share some.
const { map } = fc.letrec<{ value: Json; map: JsonObject }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, tie('map')),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
}));

/** Maps in which `a` and `b` are always maps and `x` and `y` never are. */
const { alike } = fc.letrec<{ alike: JsonObject }>((tie) => ({
  alike: fc
    .record({ a: tie('alike'), b: fc.constant({}), x: leaf, y: leaf }, { requiredKeys: [], noNullPrototype: true })
    .map((record): JsonObject => ({ ...record })),
}));

describe('mergeLayers', () => {
  it('does not care which two of three layers are merged first, as long as they agree on what is a map', () => {
    fc.assert(
      fc.property(alike, alike, alike, (a, b, c) => {
        expect(mergeLayers(mergeLayers(a, b), c)).toEqual(mergeLayers(a, mergeLayers(b, c)));
      }),
    );
  });

  it('from the base upwards, a value that replaces a map hides what was in it for good', () => {
    const layers: readonly JsonObject[] = [{ a: { b: 1 } }, { a: 'off' }, { a: { c: 2 } }];
    expect(layers.reduce(mergeLayers)).toEqual({ a: { c: 2 } });
  });

  it('changes nothing when a layer is empty or merged twice', () => {
    fc.assert(
      fc.property(map, map, (a, b) => {
        expect(mergeLayers(a, {})).toEqual(a);
        expect(mergeLayers({}, a)).toEqual(a);
        expect(mergeLayers(mergeLayers(a, b), b)).toEqual(mergeLayers(a, b));
      }),
    );
  });

  it('has every key of both, and from the derived one every value that is no map', () => {
    fc.assert(
      fc.property(map, map, (base, derived) => {
        const merged = mergeLayers(base, derived);
        expect(new Set(Object.keys(merged))).toEqual(new Set([...Object.keys(base), ...Object.keys(derived)]));
        for (const [key, value] of Object.entries(derived)) if (!isJsonObject(value)) expect(merged[key]).toBe(value);
      }),
    );
  });

  it('merges maps below the same key by the same rule', () => {
    fc.assert(
      fc.property(map, map, fc.constantFrom('a', 'b', 'c'), (a, b, key) => {
        expect(mergeLayers({ [key]: a }, { [key]: b })).toEqual({ [key]: mergeLayers(a, b) });
      }),
    );
  });

  it('leaves both layers as they were', () => {
    fc.assert(
      fc.property(map, map, (a, b) => {
        const before = JSON.stringify([a, b]);
        mergeLayers(a, b);
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });
});
