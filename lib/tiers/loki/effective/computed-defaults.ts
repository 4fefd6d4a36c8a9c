import { isTrue, listOf, mapOf, printed } from '../../../charts/go-template';
import type { JsonObject } from '../../../kubernetes/json';
import {
  bloomGatewayAddresses,
  bloomPlannerAddress,
  chartName,
  compactorAddress,
  indexGatewayAddress,
  memcachedAddresses,
  querierAddress,
  querySchedulerAddress,
} from './names';
import { at, type LokiRelease } from './release';

/** Default values that are templates in values.yaml, with what they expand to. */
export function computedDefaults(release: LokiRelease): JsonObject {
  const name = chartName(release);
  const indexGateway = { index_gateway_client: { server_address: indexGatewayAddress(release) } };
  const scheduler = querySchedulerAddress(release);
  const cache = (component: string, suffix: string) => ({ addresses: memcachedAddresses(release, component, suffix) });
  return {
    loki: {
      configObjectName: name,
      generatedConfigObjectName: name,
      commonConfig: {
        [release.dialect.compactorByHttp ? 'compactor_address' : 'compactor_grpc_address']: compactorAddress(release),
      },
      testSchemaConfig: { configs: testSchema(release) },
      storage_config: { boltdb_shipper: indexGateway, tsdb_shipper: indexGateway },
      frontend: { scheduler_address: scheduler, tail_proxy_url: querierAddress(release) },
      frontend_worker: { scheduler_address: scheduler },
      bloom_build: { builder: { planner_address: bloomPlannerAddress(release) } },
      bloom_gateway: { client: { addresses: bloomGatewayAddresses(release) } },
    },
    resultsCache: cache('results-cache', ''),
    chunksCache: {
      ...cache('chunks-cache', release.dialect.cacheLevels ? printed(at(release, 'chunksCache', 'suffix')) : ''),
      l2: cache('chunks-cache', printed(at(release, 'chunksCache', 'l2', 'suffix'))),
    },
    ...(release.dialect.scalableByValue && scalableNames(name)),
  };
}

function scalableNames(name: string): JsonObject {
  const named = ['write', 'read', 'backend'].map((key) => [key, { fullnameOverride: `${name}-${key}` }] as const);
  return Object.fromEntries(named);
}

function testSchema(release: LokiRelease): JsonObject[] {
  const store = isTrue(at(release, 'minio', 'enabled')) ? 's3' : 'filesystem';
  const configs = listOf(at(release, 'loki', 'testSchemaConfig', 'configs'));
  return configs.map((config) => ({ object_store: store, ...mapOf(config) }));
}
