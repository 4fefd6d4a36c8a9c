import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { objectAt } from '../references/kube-object';

/** Where Loki keeps the lines of a period, or rules: kind, bucket, endpoint. */
export interface Place {
  /** Kind of the store: `s3`. */
  readonly kind: string;

  /** What tells it from others of its kind, in a line: `bucket logs at http://10.0.0.1:9000`. */
  readonly name: string;

  /** Region that requests are signed for. @default - none is said */
  readonly region?: string;
}

/** Names of settings below a kind, in Loki's own clients and in those of Thanos. */
const BUCKETS = ['bucketnames', 'bucket_name', 'container_name', 'bucket'];
const ENDPOINTS = ['endpoint', 's3', 'endpoint_suffix'];
const FOLDERS = ['chunks_directory', 'directory', 'dir', 'rules_directory'];

/** Kinds that `storage_config` calls otherwise than schema periods do. */
const OWN_KEYS: Readonly<Record<string, string>> = { s3: 'aws' };

/**
 * Finds where Loki keeps the lines of a kind of store: what `storage_config` says is laid over what `common` says
 * (grafana/loki@v3.6.3:pkg/loki/config_wrapper.go, applyStorageConfig).
 */
export function chunksPlace(config: Json, kind: string): Place {
  const isThanos = valueAt(config, 'storage_config', 'use_thanos_objstore') === true;
  const own = valueAt(config, 'storage_config', ...(isThanos ? ['object_store', kind] : [OWN_KEYS[kind] ?? kind]));
  const shared = valueAt(config, 'common', 'storage', ...(isThanos ? ['object_store', kind] : [kind]));
  const prefix = isThanos
    ? (valueAt(config, 'storage_config', 'object_store', 'storage_prefix') ??
      valueAt(config, 'common', 'storage', 'object_store', 'storage_prefix'))
    : valueAt(config, 'storage_config', 'object_prefix');
  return placeOf(kind, { ...objectAt(shared), ...objectAt(own) }, prefix);
}

/** Finds where the ruler keeps what its API is given. @returns `undefined` if it takes rules from files, or does not run */
export function rulesPlace(config: Json): Place | undefined {
  const backend = valueAt(config, 'ruler_storage', 'backend');
  const kind = backend ?? valueAt(config, 'ruler', 'storage', 'type');
  if (typeof kind !== 'string' || kind === 'local' || kind === 'filesystem') return undefined;
  const settings = valueAt(config, ...(backend === undefined ? ['ruler', 'storage'] : ['ruler_storage']), kind);
  return placeOf(kind, objectAt(settings), valueAt(config, 'ruler_storage', 'storage_prefix'));
}

function placeOf(kind: string, settings: JsonObject, prefix: Json | undefined): Place {
  const said = (keys: readonly string[]) => keys.map((key) => textOf(settings[key])).find((text) => text !== undefined);
  const [bucket, endpoint, folder] = [said(BUCKETS), said(ENDPOINTS), said(FOLDERS)];
  const [account, region, before] = [textOf(settings.account_name), textOf(settings.region), textOf(prefix)];
  const name = [
    ...(bucket === undefined ? [] : [`bucket ${bucket}`]),
    ...(folder === undefined ? [] : [`folder ${folder}`]),
    ...(account === undefined ? [] : [`of the account ${account}`]),
    ...(endpoint === undefined ? [] : [`at ${endpoint}`]),
    ...(before === undefined ? [] : [`below ${before}`]),
  ].join(' ');
  return { kind, name, ...(region !== undefined && { region }) };
}

/** A URL of S3 may hold keys. */
function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value.replace(/\/\/.*@/, '//') : undefined;
}

/** Says a place in a line: `s3, bucket logs at http://10.0.0.1:9000`. */
export function describePlace({ kind, name }: Place): string {
  return name === '' ? kind : `${kind}, ${name}`;
}
