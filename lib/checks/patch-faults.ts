import type { FindingKind, Found } from '../findings/finding-kind';
import { describeManifest } from '../kubernetes/manifest';
import { fieldName } from '../objects/object-problem';
import type { PatchFault } from '../plan/patched-object';
import { planChecks } from './subject';
import { withoutOperation } from './without-operation';

const FAILED: FindingKind = {
  id: 'patches/failed',
  severity: 'error',
  since: '0.1.0',
  finds: 'an operation of a patch cannot be applied to its object',
  happens: 'the object would be delivered without the change',
  remedy: 'look the path up in the object in `dist/`, which shows it as it is before the patch',
};

const METADATA: FindingKind = {
  id: 'patches/invalid-metadata',
  severity: 'error',
  since: '0.2.0',
  finds:
    'an operation of a patch leaves an object without a kind that stacks have, without a valid name or namespace, or with labels or annotations that Kubernetes does not take',
  happens: 'the API server refuses the object, and all that is applied with it',
  remedy: 'write a value that the finding describes, or take the operation away',
};

const CONTENT: FindingKind = {
  id: 'patches/invalid-object',
  severity: 'error',
  since: '0.2.0',
  sources: ['kubernetes/kubernetes:pkg/apis, validation.go of each group'],
  finds:
    'an operation of a patch leaves an object with a field that its kind does not have, lacks, or has with other values',
  happens: 'the API server refuses the object, and all that is applied with it, or drops the field',
  remedy: 'write a field and a value that the finding describes, or take the operation away',
};

const TEXT: FindingKind = {
  id: 'patches/invalid-text',
  severity: 'error',
  since: '0.2.0',
  finds: 'an operation of a patch leaves an object with a text that the program which reads it cannot parse',
  happens: 'the cluster takes the object, and the program that reads it does not start or leaves it out',
  remedy: 'mend the text at the place that the finding names, or take the operation away',
};

const TWICE: FindingKind = {
  id: 'patches/object-twice',
  severity: 'error',
  since: '0.2.0',
  finds: 'an operation of a patch gives an object the kind and the name of another one',
  happens: 'the second one overwrites the first, or both are set back to each other for ever',
  remedy: 'write another name or namespace, or take the operation away',
};

/** What is wrong with patches, in the words of the API server. */
export const patchFaults = planChecks([FAILED, METADATA, CONTENT, TEXT, TWICE], {
  needs: ['patchFaults'],
  find: ({ patchFaults }) => patchFaults.map((fault) => ({ kind: kindOf(fault), found: foundAt(fault) })),
});

const KINDS = { metadata: METADATA, content: CONTENT, text: TEXT };

function kindOf({ fault }: PatchFault): FindingKind {
  if (fault.kind === 'failed') return FAILED;
  return fault.kind === 'twice' ? TWICE : KINDS[fault.problem.about];
}

function foundAt({ at, target, operations, fault }: PatchFault): Found {
  const object = describeManifest(target);
  if (fault.kind === 'failed')
    return {
      path: at,
      problem: `the operation does not fit ${object}: ${fault.reason}`,
      fix: withoutOperation(at, operations, LOOK),
    };
  if (fault.kind === 'twice')
    return {
      path: at,
      problem: `${object} would be called like another object: ${describeManifest(fault.other)}`,
      fix: withoutOperation(at, operations),
    };
  const { path, problem, fix } = fault.problem;
  const field = path.length === 0 ? 'it' : fieldName(path);
  return {
    path: at,
    problem: `${object} would not be valid: ${field} ${problem}`,
    fix: withoutOperation(at, operations, fix),
  };
}

const LOOK = 'look the path up in the object in dist/, which shows it as it is before the patch';
