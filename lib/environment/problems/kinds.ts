import type { FindingKind } from '../../findings/finding-kind';

export const UNREADABLE: FindingKind = {
  id: 'environment/unreadable',
  severity: 'error',
  since: '0.1.0',
  finds: 'an environment file does not exist, cannot be read, or is not UTF-8 text',
  happens: 'nothing is written for the environment',
  remedy: 'correct the path, make the file readable, or save it as UTF-8',
};

export const NAME: FindingKind = {
  id: 'environment/name',
  severity: 'error',
  since: '0.1.0',
  finds: 'the name of an environment file is no name that objects of Kubernetes can have',
  happens: 'objects are named after it, and the API server would refuse them',
  remedy: 'rename the file: at most 63 lower-case letters, digits and inner hyphens',
};

export const DUPLICATE_NAME: FindingKind = {
  id: 'environment/duplicate-name',
  severity: 'error',
  since: '0.1.0',
  finds: 'two files name the same environment, such as `a.yaml` and `a.yml`, or `a.yaml` and `A.yaml`',
  happens: 'both would be written to the same folder, and the cluster would get a mixture',
  remedy: 'rename or delete one of the two',
};

export const MISSING_KEY: FindingKind = {
  id: 'environment/missing-key',
  severity: 'error',
  since: '0.1.0',
  finds: 'a key is missing that has no default',
  happens: 'no default fits every cluster, so nothing can be written for this one',
  remedy: 'add the key',
};

export const BUCKET_MISSING: FindingKind = {
  id: 'loki/bucket-missing',
  severity: 'error',
  since: '0.1.0',
  finds: 'the bucket for lines and their index has no name',
  happens: 'the chart refuses to install: Loki has no place for its lines',
  remedy: 'name a bucket that exists under `buckets.chunks`',
};

export const UNKNOWN_KEY: FindingKind = {
  id: 'environment/unknown-key',
  severity: 'error',
  since: '0.1.0',
  finds: 'an environment file has a key that is not known, or not at this place',
  happens: 'nothing reads it, so the cluster would run without it',
  remedy: 'write the key that is meant, move it to where it belongs, or delete it',
};

export const INVALID_VALUE: FindingKind = {
  id: 'environment/invalid-value',
  severity: 'error',
  since: '0.1.0',
  finds: 'a value, or the name of an entry, is not what its key takes',
  happens: 'a program would refuse it, or read it as something else',
  remedy: 'write it as the finding tells',
};

export const CONTRADICTION: FindingKind = {
  id: 'environment/contradiction',
  severity: 'error',
  since: '0.1.0',
  finds: 'a section that can be written in several ways mixes two, such as a Loki to install and one that exists',
  happens: 'only one of the two can be meant, and nobody can tell which',
  remedy: 'delete the keys of one; what comes from an extended file belongs into the files that need it',
};
