import { isTrue, mapOf, omit, unquoted } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { at, type LokiRelease } from './release';
import { AZURE, type Renamed, renamed, S3, S3_MAPS } from './storage';

/** What is kept in a store: rules have fewer keys. */
type Kept = 'chunks' | 'rules';

/**
 * Configuration of a store with no other keys than older versions of grafana's chart know:
 * grafana/loki@helm-loki-6.34.0:production/helm/loki/templates/_helpers.tpl
 */
export function knownStore(release: LokiRelease, bucket: Json, kept: Kept): JsonObject {
  const type = String(unquoted(at(release, 'loki', 'storage', 'type')));
  const write = KINDS[type];
  const name = write ? type : 'filesystem';
  const given = mapOf(at(release, 'loki', 'storage', name));
  return isTrue(given) ? { [name]: (write ?? folders)(given, unquoted(bucket), kept) } : {};
}

/** Stores whose keys this computes. */
export const KNOWN_STORES = ['s3', 'gcs', 'azure'];

const KINDS: Readonly<Record<string, (given: JsonObject, bucket: Json, kept: Kept) => JsonObject>> = {
  s3: s3Store,
  gcs: ({ chunkBufferSize = null, requestTimeout = null, enableHttp2 = null }, bucket) => ({
    bucket_name: bucket,
    chunk_buffer_size: chunkBufferSize,
    request_timeout: requestTimeout,
    enable_http2: enableHttp2,
  }),
  azure: azureStore,
};

function s3Store(given: JsonObject, bucket: Json, kept: Kept): JsonObject {
  const { s3ForcePathStyle = null, insecure = null } = given;
  const names = kept === 'rules' ? (omit(S3, 'signatureVersion', 'disable_dualstack') as Renamed) : S3;
  const maps = (kept === 'rules' ? ['http_config'] : S3_MAPS).filter((key) => isTrue(given[key]));
  return {
    bucketnames: bucket,
    s3forcepathstyle: s3ForcePathStyle,
    insecure,
    ...renamed(given, names),
    ...Object.fromEntries(maps.map((key) => [key, given[key] ?? null] as const)),
  };
}

function azureStore(given: JsonObject, bucket: Json, kept: Kept): JsonObject {
  const { accountName = null, useManagedIdentity = null, useFederatedToken = null } = given;
  return {
    container_name: bucket,
    account_name: accountName,
    use_managed_identity: useManagedIdentity,
    use_federated_token: useFederatedToken,
    ...renamed(given, kept === 'rules' ? (omit(AZURE, 'chunkDelimiter') as Renamed) : AZURE),
  };
}

function folders({ chunks_directory = null, rules_directory = null }: JsonObject): JsonObject {
  return { chunks_directory, rules_directory };
}
