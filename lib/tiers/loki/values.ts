import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { limitsIn } from '../limits';
import { cacheValues } from './caches';
import { canaryValues } from './canary';
import { componentReplicas, componentValues } from './component-values';
import { COMPONENTS, componentsOf, ROLES, replicasOf } from './components';
import { dialectOf } from './dialect';
import { dnsValues, gatewayValues } from './gateway';
import { ipFamilyValues } from './ip-family';
import { chunkConfig, limitsConfig } from './limits';
import { RELEASE } from './names';
import { olderValues } from './older-values';
import { replayConfig } from './replay';
import { ruleValues } from './rules';
import { schemaConfig } from './schema';
import type { ResolvedLoki } from './settings';
import { kindOf, objectStoreOf, storesOf } from './storage/kinds';
import { tenantValues } from './tenant';
import { zonesValues } from './zones';

/** The values of the release: what charts-values/ says, then what depends on the environment. */
export function lokiValues(props: ResolvedLoki): JsonObject {
  const base = baseValues(props);
  const { valuesKey } = COMPONENTS[ROLES[props.topology].ingest];
  const replay = replayConfig(limitsIn(base, valuesKey, 'resources').memory);
  return mergeValues(base, Object.keys(replay).length > 0 ? { loki: { ingester: replay } } : {});
}

function baseValues(props: ResolvedLoki): JsonObject {
  const { chart, topology, storage } = props;
  const dialect = dialectOf(chart);
  const kind = kindOf(storage);
  return mergeValues(
    { deploymentMode: dialect.deploymentModes[topology] },
    dnsValues(props),
    readChartValues('loki/base.yaml'),
    { loki: lokiConfig(props) },
    olderValues(props),
    ipFamilyValues(props),
    readChartValues(kind.overlay),
    { loki: { storage: kind.values(storage) } },
    earlierValues(props),
    serviceAccountValues(mergeValues(...storesOf(props).map((store) => kindOf(store).annotations(store)))),
    ...componentsOf(props).map((component) => componentReplicas(props, component)),
    readChartValues(`loki/topology-${topology}.yaml`),
    ...componentsOf(props).map((component) => componentValues(props, component)),
    topology === 'monolithic' && replicasOf(props, 'single-binary') > 1 ? dialect.monolithicBudget : {},
    ruleValues(props),
    zonesValues(props),
    gatewayValues(props),
    cacheValues(props),
    canaryValues(props),
    tenantValues(props),
    kind.companion?.values(storage, props) ?? {},
    ...dialect.overlays.map(readChartValues),
  );
}

/**
 * Values by which Loki also finds what earlier periods are kept in. Not below `loki.storage_config`: a bucket of S3 there
 * takes that of `loki.storage` out of the configuration, whatever its kind
 * (grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/_helpers.tpl, and grafana/loki@helm-loki-6.49.0).
 */
function earlierValues({ earlierStorage }: ResolvedLoki): JsonObject {
  if (earlierStorage.length === 0) return {};
  const storage_config = mergeValues(...earlierStorage.map((store) => kindOf(store).earlier?.(store) ?? {}));
  return { loki: { structuredConfig: { storage_config } } };
}

/** Values of the ServiceAccount by which a cloud knows Loki; its name is part of the trust. */
function serviceAccountValues(annotations: JsonObject): JsonObject {
  return Object.keys(annotations).length === 0 ? {} : { serviceAccount: { name: RELEASE, annotations } };
}

/** Loki's own configuration, as far as it depends on the environment. */
function lokiConfig(props: ResolvedLoki): JsonObject {
  const { replicationFactor, schema, storage, chunks } = props;
  return {
    commonConfig: { replication_factor: replicationFactor },
    schemaConfig: schemaConfig(schema),
    limits_config: limitsConfig(props),
    ...(chunks === undefined ? {} : { ingester: chunkConfig(chunks) }),
    compactor: { delete_request_store: objectStoreOf(storage) },
  };
}
