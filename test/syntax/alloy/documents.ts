import fc from 'fast-check';
import { type Block, Call, type Value } from '../../../lib/syntax/alloy/document';

/** Characters that somebody will put into a name sooner or later. */
const awkward = fc.constantFrom(
  '{',
  '}',
  '$',
  '"',
  '\\',
  '\n',
  '\t',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  'é',
  '🦊',
  ' ',
  '`',
  '//',
);

export const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(awkward, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join('')),
);

const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}$/).filter((word) => !['true', 'false', 'null'].includes(word));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isWritable));
const key = fc.oneof(name, fc.stringMatching(/^[a-z][a-z0-9 ./-]{0,12}$/));
const call = fc.tuple(name, fc.array(text, { maxLength: 2 })).map(([called, words]) => new Call(called, ...words));

const { value } = fc.letrec<{ value: Value; list: Value[]; map: Record<string, Value> }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, text, number, fc.boolean(), call, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  map: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));

/** Blocks in blocks, so many levels deep. */
function blocksOf(depth: number): fc.Arbitrary<Block[]> {
  const fields = {
    name: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
    label: name,
    comment: fc.array(fc.stringMatching(/^[A-Za-z][a-z ,:-]{0,60}[a-z.]$/), { maxLength: 2 }),
    attributes: fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true }),
    blocks: depth === 0 ? fc.constant([]) : blocksOf(depth - 1),
  };
  return fc.array(fc.record(fields, { requiredKeys: ['name', 'attributes', 'blocks'] }), { maxLength: 3 });
}

/** Files of any blocks: what they say need make no sense to Alloy. */
export const blocks = blocksOf(2).filter((file) => file.length > 0);

/** Alloy writes whole numbers beyond 2^53 differently. */
function isWritable(candidate: number): boolean {
  return !Number.isInteger(candidate) || Number.isSafeInteger(candidate);
}
