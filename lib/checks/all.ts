import type { Environment } from '../environment/environment';
import type { JsonObject } from '../kubernetes/json';
import type { StackPlan } from '../plan';
import { alloyDirectories } from './alloy-directories';
import { alloyPush } from './alloy-push';
import { alloySources } from './alloy-sources';
import { alloyValues } from './alloy-values';
import type { Finding } from './finding';
import { lokiCaches } from './loki-caches';
import { lokiCanary, lokiGateway } from './loki-entrance';
import { lokiFilesystem } from './loki-filesystem';
import { lokiMinio } from './loki-minio';
import { lokiReleaseCollision } from './loki-release';
import { lokiReplicas } from './loki-replicas';
import { lokiReplicasExceedNodes, lokiReplication, lokiReplicationEven } from './loki-replication';
import { lokiRetentionSampleAge, lokiRetentionTooShort } from './loki-retention';
import { lokiRetentionStore } from './loki-retention-store';
import { lokiSchemaFuture, lokiSchemaOrder, lokiSchemaStore } from './loki-schema';
import { committedPeriods, schemaHistory } from './loki-schema-history';
import { lokiTopology, lokiTopologyDeprecated } from './loki-topology';
import { namespaces } from './namespaces';
import { nodeFilesMounted } from './node-files';
import { patches } from './patches';
import { storageHttpCredentials, storagePathStyle } from './storage-s3';
import { valuesKeys } from './values-keys';

/** What is asked for makes sense: looked at before anything is built of it. */
const ENVIRONMENT_CHECKS: readonly ((environment: Environment) => readonly Finding[])[] = [
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
  lokiCaches,
  lokiMinio,
  storageHttpCredentials,
  storagePathStyle,
  alloySources,
  alloyDirectories,
  alloyValues,
  nodeFilesMounted,
];

/** What was built of it holds together. */
const PLAN_CHECKS: readonly ((plan: StackPlan) => readonly Finding[])[] = [
  ({ releases }) => lokiReleaseCollision(releases),
  ({ releases }) => releases.flatMap(valuesKeys),
  ({ releases }) => releases.flatMap(lokiRetentionStore),
  alloyPush,
  namespaces,
  patches,
];

/**
 * @param committed Loki's values as an earlier run wrote them, as far as its schema is concerned
 */
export function checkEnvironment(environment: Environment, committed: JsonObject): readonly Finding[] {
  return [
    ...ENVIRONMENT_CHECKS.flatMap((check) => check(environment)),
    ...schemaHistory(environment, committedPeriods(committed)),
  ];
}

export function checkPlan(plan: StackPlan): readonly Finding[] {
  return PLAN_CHECKS.flatMap((check) => check(plan));
}
