import {
  isObjectStore,
  kindOf,
  LokiStorage,
  OBJECT_STORES,
  objectStoreOf,
  STORAGE_KIND_NAMES,
  type StorageKindName,
} from '../../../../lib/tiers/loki/storage/kinds';
import { storageSection } from '../../../../lib/tiers/loki/storage/section';
import { Size } from '../../../../lib/units/size';

/** The least that is said of each kind. */
const MINIMAL: { readonly [Name in StorageKindName]: ReturnType<(typeof LokiStorage)[Name]> } = {
  s3: LokiStorage.s3({ region: 'eu-west-1', buckets: { chunks: 'chunks' }, credentialsSecret: 'keys' }),
  gcs: LokiStorage.gcs({ buckets: { chunks: 'chunks' }, serviceAccount: 'loki@p.iam.gserviceaccount.com' }),
  azure: LokiStorage.azure({ account: 'acme', containers: { chunks: 'chunks' }, credentialsSecret: 'keys' }),
  filesystem: LokiStorage.filesystem(),
  minio: LokiStorage.minio({ credentialsSecret: 'root' }),
};

test.each(STORAGE_KIND_NAMES)('%s is what settings call it, and plain data', (name) => {
  expect(MINIMAL[name].kind).toBe(name);
  expect(Object.getPrototypeOf(MINIMAL[name])).toBe(Object.prototype);
});

test.each(STORAGE_KIND_NAMES)('%s is in the schema of environment files, and documented there', (name) => {
  expect(storageSection.shape[name].description).toEqual(expect.any(String));
});

test('Loki knows the store of every kind under a name that schema periods take', () => {
  expect(OBJECT_STORES).toEqual(expect.arrayContaining(['s3', 'gcs', 'azure', 'filesystem']));
  for (const name of STORAGE_KIND_NAMES) expect(isObjectStore(objectStoreOf(MINIMAL[name]))).toBe(true);
  expect(isObjectStore('swift')).toBe(false);
});

test('what has no sensible default must be said, and the rest has one', () => {
  expect(MINIMAL.s3).toEqual({
    kind: 's3',
    region: 'eu-west-1',
    forcePathStyle: false,
    buckets: { chunks: 'chunks' },
    identity: { secret: 'keys' },
  });
  expect(MINIMAL.minio).toEqual({ kind: 'minio', secret: 'root', volume: Size.gibibytes(20) });
});

test('people have a name for each', () => {
  const names = STORAGE_KIND_NAMES.map((name) => kindOf(MINIMAL[name]).describe(MINIMAL[name]));
  expect(new Set(names).size).toBe(STORAGE_KIND_NAMES.length);
});

test('a store without an identity, or with two, is refused in code too', () => {
  const buckets = { chunks: 'chunks' };
  expect(() => LokiStorage.gcs({ buckets })).toThrow('no identity for the object store is given');
  expect(() => LokiStorage.s3({ buckets, region: 'r', credentialsSecret: 's', roleArn: 'arn' })).toThrow(
    'delete roleArn, or delete credentialsSecret',
  );
});
