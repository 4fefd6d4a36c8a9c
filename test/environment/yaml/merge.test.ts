import fc from 'fast-check';
import { mergeLayers } from '../../../lib/environment/yaml/merge';
import { isJsonObject, type Json, type JsonObject } from '../../../lib/kubernetes/json';

const { map } = fc.letrec<{ value: Json; map: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.string({ maxLength: 2 }),
    fc.array(fc.integer(), { maxLength: 2 }),
    tie('map'),
  ),
  // Few keys, so that two maps often share some.
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
}));

describe('mergeLayers', () => {
  it('does not care which two of three layers are merged first', () => {
    fc.assert(
      fc.property(map, map, map, (a, b, c) => {
        expect(mergeLayers(mergeLayers(a, b), c)).toEqual(mergeLayers(a, mergeLayers(b, c)));
      }),
    );
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
