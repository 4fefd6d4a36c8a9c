import type { Check } from '../../../findings/check';
import { addressFamily, existingAddressFamily } from './address-family';
import { authenticationDirect } from './authentication';
import { cachesExceedNode } from './caches';
import { singleBinaryCloud } from './cloud';
import { earlierStorage, periodStores } from './earlier-storage';
import { canaryGateway, entranceOpen, gatewayMissing } from './entrance';
import { existingPlainHttp, existingPort, existingUrl } from './existing';
import { exposed } from './exposed';
import { filesystemReplicas } from './filesystem';
import { fixedValues } from './fixed-values';
import { bundledMinio } from './minio';
import { oldPeriods } from './old-periods';
import { otlpSchema } from './otlp';
import { plainUnsupported } from './plain';
import { releaseCollision } from './release';
import { replayCeiling } from './replay';
import { componentReplicas } from './replicas';
import { factorAboveReplicas, factorEven, replicasExceedNodes } from './replication';
import { retentionBelowSampleAge, retentionEndless, retentionTooShort } from './retention';
import { retentionStore } from './retention-store';
import { ruleTextChecks } from './rule-texts';
import { rulerStore } from './ruler-store';
import { ruleChecks } from './rules';
import { chunkIdle } from './running/chunks';
import { claimsDeleted } from './running/claims';
import { deletesLost } from './running/deletes';
import { directoriesMounted, volumesKept } from './running/directories';
import { factorAboveRunning } from './running/quorum';
import { ringsShared } from './running/rings';
import { schemaFuture, schemaOrder, schemaStore } from './schema';
import { schemaHistory } from './schema-history';
import { httpCredentials, pathStyle, s3Endpoint } from './storage-s3';
import type { LokiPlanSubject, LokiSubject } from './subject';
import { tenantClosure, tenantReader } from './tenant';
import { tenantValues } from './tenant-values';
import { simpleScalableDeprecated, topologyUnsupported } from './topology';
import { zonesMisused } from './zones';

/** Checks of the settings of Loki. */
export const LOKI_CHECKS: readonly Check<LokiSubject>[] = [
  topologyUnsupported,
  simpleScalableDeprecated,
  componentReplicas,
  factorAboveReplicas,
  factorEven,
  replicasExceedNodes,
  zonesMisused,
  filesystemReplicas,
  retentionTooShort,
  retentionBelowSampleAge,
  schemaOrder,
  schemaFuture,
  schemaStore,
  oldPeriods,
  periodStores,
  earlierStorage,
  gatewayMissing,
  canaryGateway,
  entranceOpen,
  cachesExceedNode,
  bundledMinio,
  httpCredentials,
  pathStyle,
  s3Endpoint,
  addressFamily,
  singleBinaryCloud,
  authenticationDirect,
  plainUnsupported,
  retentionEndless,
  schemaHistory,
  rulerStore,
  ...ruleChecks,
  ...ruleTextChecks,
  existingUrl,
  existingPort,
  existingPlainHttp,
  existingAddressFamily,
];

/** Checks of the built release of Loki. */
export const LOKI_PLAN_CHECKS: readonly Check<LokiPlanSubject>[] = [
  releaseCollision,
  fixedValues,
  retentionStore,
  replayCeiling,
  tenantClosure,
  tenantReader,
  tenantValues,
  otlpSchema,
  exposed,
  directoriesMounted,
  volumesKept,
  factorAboveRunning,
  ringsShared,
  claimsDeleted,
  chunkIdle,
  deletesLost,
];
