import { type Fault, keepOne } from '../../../schema/fault';
import { FORMATS, type FormatName } from '../../../schema/formats';

/** A store needs one identity: a Secret with credentials, or what the cloud knows the pods as. */
export function identityFault(cloudIdentity: FormatName & ('roleArn' | 'serviceAccount')) {
  return (given: readonly string[]): Fault => {
    const secret = `credentialsSecret: ${FORMATS.secret.example}`;
    const cloud = `${cloudIdentity}: ${FORMATS[cloudIdentity].example}`;
    const both = given.length > 1;
    return {
      id: 'storage/identity',
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
    id: 'storage/kind',
    path: none ? [] : [given.at(-1) ?? ''],
    problem: none ? 'no kind of storage is given' : `${given.join(' and ')} are given, but lines go to one store`,
    consequence: 'Loki has no place for its lines, or not the one that is meant',
    fix: none ? 'storage:\n  filesystem: {}' : keepOne(given),
  };
}
