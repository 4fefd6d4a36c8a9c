import { isTrue, mapOf, omit, printed, unquoted } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { at, type LokiRelease } from './release';

/** Keys of the values that the chart writes under another name, only if they hold something. */
export type Renamed = Readonly<Record<string, string>>;

export const S3: Renamed = {
  s3: 's3',
  endpoint: 'endpoint',
  region: 'region',
  secretAccessKey: 'secret_access_key',
  accessKeyId: 'access_key_id',
  signatureVersion: 'signature_version',
  disable_dualstack: 'disable_dualstack',
};

export const S3_MAPS = ['http_config', 'backoff_config', 'sse'];

export const AZURE: Renamed = {
  accountKey: 'account_key',
  connectionString: 'connection_string',
  userAssignedId: 'user_assigned_id',
  requestTimeout: 'request_timeout',
  endpointSuffix: 'endpoint_suffix',
  chunkDelimiter: 'chunk_delimiter',
};

/** Configuration of an object store, under the name of its kind: `loki.lokiStorageConfig` of both charts. */
export function objectStore(release: LokiRelease, bucket: Json): JsonObject {
  const type = printed(at(release, 'loki', 'storage', 'type'));
  const given = mapOf(at(release, 'loki', 'storage', type));
  const write = KINDS[type];
  if (!write) return {};
  if (isTrue(given)) return { [type]: write(given, bucket, release) };
  return ALWAYS_NAMED.includes(type) ? { [type]: null } : {};
}

/** The chart writes these even if there is nothing to say of them. */
const ALWAYS_NAMED = ['s3', 'gcs', 'azure'];

const KINDS: Readonly<Record<string, (given: JsonObject, bucket: Json, release: LokiRelease) => JsonObject>> = {
  s3: s3Store,
  gcs: gcsStore,
  azure: azureStore,
  alibabacloud: alibabaStore,
  swift: (given, bucket) => ({ container_name: unquoted(bucket), ...omit(given, 'container_name') }),
  bos: (given, bucket) => ({ bucket_name: unquoted(bucket), ...omit(given, 'bucketName') }),
  cos: (given, bucket) => ({ bucketnames: unquoted(bucket), ...omit(given, 'bucketnames') }),
};

function s3Store(given: JsonObject, bucket: Json, { dialect }: LokiRelease): JsonObject {
  const { s3ForcePathStyle = null } = given;
  const rest = omit(given, 'bucketnames', 's3ForcePathStyle', ...Object.keys(S3), ...S3_MAPS);
  const maps = S3_MAPS.filter((key) => isTrue(given[key])).map((key) => [key, given[key] ?? null] as const);
  return {
    ...mergeValues({ bucketnames: bucket, s3forcepathstyle: s3ForcePathStyle }, rest),
    ...renamed(dialect.s3Url ? given : omit(given, 's3'), S3),
    ...Object.fromEntries(maps),
  };
}

function gcsStore(given: JsonObject, bucket: Json): JsonObject {
  const { chunkBufferSize = null, requestTimeout = null, enableHttp2 = null } = given;
  return mergeValues(
    {
      bucket_name: bucket,
      chunk_buffer_size: chunkBufferSize,
      request_timeout: requestTimeout,
      enable_http2: enableHttp2,
    },
    omit(given, 'bucket_name', 'chunkBufferSize', 'requestTimeout', 'enableHttp2'),
  );
}

function azureStore(given: JsonObject, bucket: Json): JsonObject {
  const { accountName = null, useManagedIdentity = null, useFederatedToken = null } = given;
  const own = {
    container_name: bucket,
    account_name: accountName,
    use_managed_identity: useManagedIdentity,
    use_federated_token: useFederatedToken,
  };
  const rest = omit(given, 'accountName', 'useManagedIdentity', 'useFederatedToken', ...Object.keys(AZURE));
  return { ...mergeValues(own, rest), ...renamed(given, AZURE) };
}

function alibabaStore(given: JsonObject, bucket: Json, { dialect }: LokiRelease): JsonObject {
  const { secretAccessKey = null } = given;
  const own = { bucket, access_key_id: given[dialect.alibabaKeyId] ?? null, secret_access_key: secretAccessKey };
  return mergeValues(own, omit(given, 'bucket', 'accessKeyId', 'secretAccessKey'));
}

/** Values under the names of Loki, those that hold something. */
export function renamed(given: JsonObject, names: Renamed): JsonObject {
  const keys = Object.entries(names).filter(([key]) => isTrue(given[key]));
  return Object.fromEntries(keys.map(([key, name]) => [name, unquoted(given[key])]));
}

const THANOS_BUCKETS: Readonly<Record<string, string>> = {
  s3: 'bucket_name',
  gcs: 'bucket_name',
  azure: 'container_name',
};

/** Configuration of the object store of Thanos: `loki.thanosStorageConfig` of both charts. */
export function thanosStore(release: LokiRelease, bucket: Json): JsonObject {
  const store = mapOf(at(release, 'loki', 'storage', 'object_store'));
  if (!isTrue(store)) return {};
  const type = printed(store.type);
  const key = THANOS_BUCKETS[type];
  const kind = key === undefined ? {} : { [type]: { ...mapOf(store[type]), [key]: bucket } };
  return { ...kind, storage_prefix: unquoted(store.storage_prefix) };
}

/** Name of a bucket, as `loki.storage.bucketNames` has it. */
export function bucketOf(release: LokiRelease, name: 'chunks' | 'ruler'): Json {
  return valueAt(release.values, 'loki', 'storage', 'bucketNames', name) ?? '';
}
