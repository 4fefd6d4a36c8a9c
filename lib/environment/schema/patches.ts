import * as z from 'zod';
import type { FindingKind } from '../../findings/finding-kind';
import { toJson } from '../../kubernetes/manifest';
import { ALWAYS, type Fault, report } from '../../schema/fault';
import { freeValue } from '../../schema/json-values';
import { text } from '../../schema/scalars';

const target = z.strictObject({
  kind: text('kind').describe('Kind of the object.'),
  name: text('name')
    .describe('Its name.')
    .meta({ examples: ['loki'] }),
  namespace: text('label').optional().describe('Its namespace. Default: kind and name decide.'),
});

const operation = z
  .strictObject({
    op: z.enum(['add', 'remove', 'replace', 'move', 'copy', 'test']).describe('What to do, by RFC 6902.'),
    path: text('pointer').describe('JSON pointer to the place in the object.'),
    from: text('pointer').optional().describe('JSON pointer to the place to move or copy from.'),
    value: freeValue.optional().describe('Value to add, put or test for.'),
  })
  .superRefine((written, context) => {
    const needed = operand(written.op);
    if (needed !== undefined && written[needed] === undefined) report(context, operandFault(written.op, needed));
  }, ALWAYS);

export const patch = z.strictObject({
  target: target.describe('The object of dist/ that is changed.'),
  operations: z
    .array(operation)
    .min(1)
    .describe('JSON patch operations by RFC 6902, in their order.')
    .meta({ examples: [[{ op: 'add', path: '/metadata/labels/team', value: 'platform' }]] }),
});

/** The operations as plain data. */
export function patchOperations(written: z.output<typeof patch>['operations']) {
  return written.map(({ op, path, from, value }) => {
    const operands = {
      ...(from === undefined ? {} : { from }),
      ...(value === undefined ? {} : { value: toJson(value) }),
    };
    return { op, path, ...operands };
  });
}

function operand(op: string): 'value' | 'from' | undefined {
  if (op === 'move' || op === 'copy') return 'from';
  return op === 'add' || op === 'replace' || op === 'test' ? 'value' : undefined;
}

export const PATCH_OPERATION: FindingKind = {
  id: 'patches/operation',
  severity: 'error',
  since: '0.1.0',
  finds: 'an operation of a patch lacks the `value` or the `from` that it needs by RFC 6902',
  happens: 'the object would be delivered without the change',
  remedy: 'add what is missing',
};

function operandFault(op: string, key: 'value' | 'from'): Fault {
  return {
    kind: PATCH_OPERATION,
    path: [],
    problem: `the operation ${op} has no \`${key}\``,
    consequence: 'the object would be delivered without the change',
    fix:
      key === 'from'
        ? 'say with `from` where it is taken from, such as /spec/interval'
        : 'say with `value` what to put there',
  };
}
