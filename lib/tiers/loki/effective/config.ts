import type { ConfigPlace, EffectiveConfig } from '../../../charts/effective';
import { hasTemplate, isTrue, mapOf, printed, readYaml, unquoted } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { chunkStore, queryRange } from './cache-config';
import { common } from './common';
import { KNOWN_STORES } from './known-store';
import { chartName, memberlistAddress, queryFrontendHost } from './names';
import { at, type LokiRelease, usesObjectStorage } from './release';
import { ruler } from './ruler';

/** Blocks that the chart takes from `loki.<name>` as they are, unless they are empty. */
const COPIED = [
  'server',
  'pattern_ingester',
  'ingester',
  'ingester_client',
  'block_builder',
  'limits_config',
  'query_scheduler',
  'compactor',
  'compactor_grpc_client',
  'analytics',
  'querier',
  'index_gateway',
  'frontend',
  'frontend_worker',
  'distributor',
  'bloom_build',
  'bloom_gateway',
  'operational_config',
];

/** Says what Loki finds in `config.yaml`, or why nobody can tell. */
export function lokiConfig(release: LokiRelease): EffectiveConfig {
  const place = placeOf(release);
  const unknown = whyUnknown(release, place.object.name);
  if (unknown !== undefined) return { ...place, unknown };
  const config = mergeValues(blocks(release), mapOf(at(release, 'loki', 'structuredConfig')));
  return hasTemplate(config) ? { ...place, unknown: 'values of it hold templates' } : { ...place, config };
}

/** Says what Loki finds in the file of overrides, which it reads again and again. */
export function lokiRuntimeConfig(release: LokiRelease): EffectiveConfig {
  const object = { kind: 'ConfigMap', name: `${chartName(release)}-runtime` } as const;
  const place = { program: 'loki', object, key: 'runtime-config.yaml' } as const;
  const config = at(release, 'loki', 'runtimeConfig') ?? null;
  return hasTemplate(config) ? { ...place, unknown: 'loki.runtimeConfig holds templates' } : { ...place, config };
}

function placeOf(release: LokiRelease): ConfigPlace {
  const kind = printed(at(release, 'loki', 'configStorageType')) === 'Secret' ? 'Secret' : 'ConfigMap';
  const name = printed(at(release, 'loki', 'configObjectName'));
  return { program: 'loki', object: { kind, name }, key: 'config.yaml' };
}

function whyUnknown(release: LokiRelease, name: string): string | undefined {
  if (isTrue(at(release, 'enterprise', 'enabled'))) return 'it is of Grafana Enterprise Logs';
  const generated = printed(at(release, 'loki', 'generatedConfigObjectName'));
  if (generated !== name) return `Loki reads ${name || 'an object without a name'}, which the chart does not write`;
  const own = at(release, 'loki', 'config');
  if (own !== undefined) return hasTemplate(own) ? 'loki.config holds templates' : undefined;
  return storeUnknown(release);
}

/** Older versions of grafana's chart write some stores in ways of their own. */
function storeUnknown(release: LokiRelease): string | undefined {
  const { thanos, knownStoreKeys } = release.dialect;
  if (!thanos && isTrue(at(release, 'loki', 'storage', 'use_thanos_objstore')))
    return 'the object store of Thanos is not computed for this version';
  if (!knownStoreKeys || isTrue(at(release, 'minio', 'enabled')) || !usesObjectStorage(release)) return undefined;
  const type = printed(at(release, 'loki', 'storage', 'type'));
  return KNOWN_STORES.includes(type) ? undefined : `a store of the type ${type} is not computed for this version`;
}

/** A text in `loki.config` replaces the template of the chart. */
function blocks(release: LokiRelease): JsonObject {
  const own = at(release, 'loki', 'config');
  return own === undefined ? lokiBlocks(release) : mapOf(readYaml(own));
}

/** What the template in `loki.config` of both charts expands to. */
function lokiBlocks(release: LokiRelease): JsonObject {
  return {
    auth_enabled: unquoted(at(release, 'loki', 'auth_enabled')),
    ...copied(release),
    memberlist: memberlist(release),
    ...common(release),
    runtime_config: { file: '/etc/loki/runtime-config/runtime-config.yaml' },
    ...chunkStore(release),
    ...schema(release),
    ...ruler(release),
    ...tableManager(release),
    ...queryRange(release),
    ...storageConfig(release),
    ...userInterface(release),
    tracing: { enabled: unquoted(at(release, 'loki', 'tracing', 'enabled')) },
  };
}

/** Before the user interface was a module, its configuration named the peers. */
function userInterface(release: LokiRelease): JsonObject {
  const { uiBlock, uiSwitch, uiModule } = release.dialect;
  if (!uiBlock || !isTrue(at(release, 'loki', 'ui', 'enabled'))) return {};
  const peers = { discovery: { join_peers: [queryFrontendHost(release)] } };
  return { ui: { ...(uiSwitch && { enabled: true }), ...(uiModule ? {} : peers) } };
}

function copied(release: LokiRelease): JsonObject {
  const given = COPIED.map((name) => [name, at(release, 'loki', name)] as const);
  return Object.fromEntries(given.flatMap(([name, block]) => (isTrue(block) ? [[name, block] as const] : [])));
}

function memberlist(release: LokiRelease): Json {
  const given = at(release, 'loki', 'memberlistConfig');
  if (isTrue(given)) return given;
  const old = mapOf(at(release, 'migrate', 'fromDistributed'));
  const joined = isTrue(old.enabled) ? [unquoted(old.memberlistService)] : [];
  const more = mapOf(at(release, 'loki', 'extraMemberlistConfig'));
  return { ...more, join_members: [memberlistAddress(release), ...joined] };
}

/** The schema for tests comes second, and counts. */
function schema(release: LokiRelease): JsonObject {
  const test = isTrue(at(release, 'loki', 'useTestSchema')) ? at(release, 'loki', 'testSchemaConfig') : undefined;
  const given = test ?? at(release, 'loki', 'schemaConfig');
  return isTrue(given) ? { schema_config: given } : {};
}

function tableManager(release: LokiRelease): JsonObject {
  const deletes = at(release, 'tableManager', 'retention_deletes_enabled');
  const period = at(release, 'tableManager', 'retention_period');
  if (!isTrue(deletes) && !isTrue(period)) return {};
  return { table_manager: { retention_deletes_enabled: unquoted(deletes), retention_period: unquoted(period) } };
}

function storageConfig(release: LokiRelease): JsonObject {
  const given = at(release, 'loki', 'storage_config');
  if (!isTrue(given)) return {};
  if (!release.dialect.thanosInStorageConfig) return { storage_config: given };
  const thanos = unquoted(at(release, 'loki', 'storage', 'use_thanos_objstore'));
  return { storage_config: { use_thanos_objstore: thanos, ...mapOf(given) } };
}
