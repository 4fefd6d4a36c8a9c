import type { Environment, InstallingEnvironment } from '../environment/environment';
import type { JsonObject } from '../kubernetes/json';
import type { StackPlan } from '../plan';
import type { Finding } from './finding';
import { lokiAuthenticationDirect } from './loki-authentication';
import { lokiCaches } from './loki-caches';
import { lokiSingleBinaryCloud } from './loki-cloud';
import { lokiCanary, lokiEntranceOpen, lokiGateway } from './loki-entrance';
import { lokiExposed } from './loki-exposed';
import { lokiFilesystem } from './loki-filesystem';
import { lokiMinio } from './loki-minio';
import { lokiOtlpSchema } from './loki-otlp';
import { lokiPlainUnsupported } from './loki-plain';
import { lokiReleaseCollision } from './loki-release';
import { lokiReplicas } from './loki-replicas';
import { lokiReplicasExceedNodes, lokiReplication, lokiReplicationEven } from './loki-replication';
import { lokiRetentionEndless, lokiRetentionSampleAge, lokiRetentionTooShort } from './loki-retention';
import { lokiRetentionStore } from './loki-retention-store';
import { lokiSchemaFuture, lokiSchemaOrder, lokiSchemaStore } from './loki-schema';
import { committedPeriods, schemaHistory } from './loki-schema-history';
import { lokiTenantClosure, lokiTenantReader } from './loki-tenant';
import { lokiTenantValues } from './loki-tenant-values';
import { lokiTopology, lokiTopologyDeprecated } from './loki-topology';
import { storageHttpCredentials, storagePathStyle } from './storage-s3';

/** What is asked of a Loki to install makes sense. */
const LOKI_CHECKS: readonly ((environment: InstallingEnvironment) => readonly Finding[])[] = [
  lokiTopology,
  lokiTopologyDeprecated,
  lokiReplicas,
  lokiReplication,
  lokiReplicationEven,
  lokiReplicasExceedNodes,
  lokiFilesystem,
  lokiRetentionTooShort,
  lokiRetentionSampleAge,
  lokiSchemaOrder,
  lokiSchemaFuture,
  lokiSchemaStore,
  lokiGateway,
  lokiCanary,
  lokiEntranceOpen,
  lokiCaches,
  lokiMinio,
  storageHttpCredentials,
  storagePathStyle,
  lokiSingleBinaryCloud,
  lokiAuthenticationDirect,
  lokiPlainUnsupported,
  lokiRetentionEndless,
];

/** What was built of it holds together. */
const LOKI_PLAN_CHECKS: readonly ((
  plan: StackPlan & { readonly environment: InstallingEnvironment },
) => readonly Finding[])[] = [
  ({ releases }) => lokiReleaseCollision(releases),
  ({ releases }) => releases.flatMap(lokiRetentionStore),
  lokiTenantClosure,
  lokiTenantReader,
  lokiTenantValues,
  lokiOtlpSchema,
  lokiExposed,
];

/**
 * What only matters where Loki is installed: looked at before anything is built.
 * @param committed its values as an earlier run wrote them, as far as its schema is concerned
 */
export function checkLoki(environment: Environment, committed: JsonObject): readonly Finding[] {
  if (!installs(environment)) return [];
  return [
    ...LOKI_CHECKS.flatMap((check) => check(environment)),
    ...schemaHistory(environment, committedPeriods(committed)),
  ];
}

/** What only matters where Loki is installed, of what was built. */
export function checkLokiPlan({ environment, ...plan }: StackPlan): readonly Finding[] {
  return installs(environment) ? LOKI_PLAN_CHECKS.flatMap((check) => check({ ...plan, environment })) : [];
}

function installs(environment: Environment): environment is InstallingEnvironment {
  return environment.loki !== undefined;
}
