import type { FindingKind } from '../../../findings/finding-kind';
import { asError, type Fault } from '../../../schema/fault';
import { FORMATS, type FormatName } from '../../../schema/formats';

export const STORAGE_IDENTITY: FindingKind = {
  id: 'storage/identity',
  severity: 'error',
  since: '0.1.0',
  finds: 'an object store is given no identity of Loki, or two',
  happens: 'the object store refuses Loki and no line is stored, or one of the identities is never used',
  remedy: 'keep a Secret with credentials, or what the cloud knows the pods as',
};

/** Key of a storage for the cloud identity of the pods. */
export type CloudIdentity = FormatName & ('roleArn' | 'serviceAccount' | 'workloadIdentity');

/** Resolves the one identity that is given. */
export function resolveIdentity<Cloud extends object>(
  cloudIdentity: CloudIdentity,
  credentialsSecret: string | undefined,
  cloud: Cloud | undefined,
): { readonly secret: string } | Cloud {
  if (credentialsSecret !== undefined && cloud === undefined) return { secret: credentialsSecret };
  if (credentialsSecret === undefined && cloud !== undefined) return cloud;
  throw asError(identityFault(cloudIdentity)(cloud === undefined ? [] : ['credentialsSecret', cloudIdentity]));
}

/** Describes the fault of a storage without exactly one identity. */
export function identityFault(cloudIdentity: CloudIdentity) {
  return (given: readonly string[]): Fault => {
    const both = given.length > 1;
    return {
      kind: STORAGE_IDENTITY,
      path: both ? [cloudIdentity] : [],
      problem: both
        ? `both credentialsSecret and ${cloudIdentity} are given`
        : 'no identity for the object store is given',
      consequence: both
        ? 'Loki proves who it is by one of them, and the other is never used'
        : 'the object store refuses Loki, and no line is stored',
      fix: both
        ? `delete ${cloudIdentity}, or delete credentialsSecret`
        : `add credentialsSecret with the name of a Secret, such as ${FORMATS.secret.example}, or ${cloudIdentity} with ${FORMATS[cloudIdentity].accepts}, such as ${FORMATS[cloudIdentity].example}`,
    };
  };
}
