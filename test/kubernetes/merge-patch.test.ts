import { applyMergePatch, mergePatch } from '../../lib/kubernetes/merge-patch';

const before = { kept: 1, gone: 2, list: ['a'], map: { same: null, other: 'x' }, text: 'a' };
const after = { kept: 1, list: ['a', 'b'], map: { same: null, added: { deep: true } }, text: {}, empty: {} };

test('a merge patch turns one into the other, and says only what differs', () => {
  const patch = mergePatch(before, after);
  expect(patch).toEqual({
    gone: null,
    list: ['a', 'b'],
    map: { other: null, added: { deep: true } },
    text: {},
    empty: {},
  });
  expect(applyMergePatch(before, patch)).toEqual(after);
  expect(before.map).toEqual({ same: null, other: 'x' });
});

test('nothing differs from itself', () => expect(mergePatch(before, before)).toEqual({}));

test('a null that is new can not be written', () => {
  expect(() => mergePatch({}, { key: null })).toThrow('null at key');
});
