import fc from 'fast-check';
import type { Json } from '../../lib/kubernetes/json';
import { applyMergePatch, mergePatch } from '../../lib/kubernetes/merge-patch';

describe('a merge patch', () => {
  const scalar: fc.Arbitrary<Json> = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant([1, null, { a: null }] as Json),
  );
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__x'), tie('tree')) as fc.Arbitrary<Json>,
    ),
  }));
  const map = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tree);

  test('makes the one of the other', () => {
    fc.assert(
      fc.property(map, map, (before, after) => {
        expect(applyMergePatch(before, mergePatch(before, after))).toEqual(after);
      }),
    );
  });

  test('is empty between the same', () => {
    fc.assert(fc.property(map, (same) => expect(mergePatch(same, same)).toEqual({})));
  });
});
