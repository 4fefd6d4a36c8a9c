import type { Finding } from '../../../findings/finding';
import type { JsonObject } from '../../../kubernetes/json';
import type { Environment, InstallingEnvironment } from '../../../plan/environment';
import type { StackPlan } from '../../../plan/plan';
import { lokiAuthenticationDirect } from './authentication';
import { lokiCaches } from './caches';
import { lokiSingleBinaryCloud } from './cloud';
import { lokiCanary, lokiEntranceOpen, lokiGateway } from './entrance';
import { lokiExposed } from './exposed';
import { lokiFilesystem } from './filesystem';
import { lokiMinio } from './minio';
import { lokiOtlpSchema } from './otlp';
import { lokiPlainUnsupported } from './plain';
import { lokiReleaseCollision } from './release';
import { lokiReplicas } from './replicas';
import { lokiReplicasExceedNodes, lokiReplication, lokiReplicationEven } from './replication';
import { lokiRetentionEndless, lokiRetentionSampleAge, lokiRetentionTooShort } from './retention';
import { lokiRetentionStore } from './retention-store';
import { lokiSchemaFuture, lokiSchemaOrder, lokiSchemaStore } from './schema';
import { committedPeriods, schemaHistory } from './schema-history';
import { storageHttpCredentials, storagePathStyle } from './storage-s3';
import { lokiTenantClosure, lokiTenantReader } from './tenant';
import { lokiTenantValues } from './tenant-values';
import { lokiTopology, lokiTopologyDeprecated } from './topology';

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
