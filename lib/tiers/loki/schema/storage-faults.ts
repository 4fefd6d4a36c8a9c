import type { FindingKind } from '../../../findings/finding-kind';
import { type Fault, keepOne } from '../../../schema/fault';
import { FORMATS, type FormatName } from '../../../schema/formats';

export const STORAGE_IDENTITY: FindingKind = {
  id: 'storage/identity',
  severity: 'error',
  since: '0.1.0',
  finds: 'an object store is given no identity of Loki, or two',
  happens: 'the object store refuses Loki and no line is stored, or one of the identities is never used',
  remedy: 'keep a Secret with credentials, or what the cloud knows the pods as',
};

export const STORAGE_KIND: FindingKind = {
  id: 'storage/kind',
  severity: 'error',
  since: '0.1.0',
  finds: 'no kind of storage is given, or several are',
  happens: 'Loki has no place for its lines, or not the one that is meant',
  remedy: 'keep one of the kinds under `loki.storage`',
};

/** A store needs one identity: a Secret with credentials, or what the cloud knows the pods as. */
export function identityFault(cloudIdentity: FormatName & ('roleArn' | 'serviceAccount')) {
  return (given: readonly string[]): Fault => {
    const secret = `credentialsSecret: ${FORMATS.secret.example}`;
    const cloud = `${cloudIdentity}: ${FORMATS[cloudIdentity].example}`;
    const both = given.length > 1;
    return {
      kind: STORAGE_IDENTITY,
      path: both ? [cloudIdentity] : [],
      problem: both
        ? `both credentialsSecret and ${cloudIdentity} are given`
        : 'no identity for the object store is given',
      consequence: both
        ? 'Loki takes the credentials of the Secret, and the other identity is never used'
        : 'the object store refuses Loki, and no line is stored',
      fix: both ? `delete ${cloudIdentity}, or delete credentialsSecret` : `add one of the two:\n${secret}\n${cloud}`,
    };
  };
}

export function kindFault(given: readonly string[]): Fault {
  const none = given.length === 0;
  return {
    kind: STORAGE_KIND,
    path: none ? [] : [given.at(-1) ?? ''],
    problem: none ? 'no kind of storage is given' : `${given.join(' and ')} are given, but lines go to one store`,
    consequence: 'Loki has no place for its lines, or not the one that is meant',
    fix: none ? 'storage:\n  filesystem: {}' : keepOne(given),
  };
}
