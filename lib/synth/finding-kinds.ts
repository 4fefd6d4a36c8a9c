import { VALUES_CHECKS } from '../charts/checks';
import * as chartSources from '../charts/source-kinds';
import { ENVIRONMENT_CHECKS, PLAN_CHECKS } from '../checks/all';
import { LOCK_CHECKS, LOCK_OUTDATED } from '../checks/lock';
import { STREAMS_SHARED } from '../checks/streams-shared';
import { UNREADABLE_MANIFEST } from '../checks/unreadable-manifest';
import { WRITING_CHECKS } from '../checks/unwritable-keys';
import { ARGO_CD_CHECKS } from '../delivery/argocd/checks';
import { HELM_CONTROLLER_CHECKS } from '../delivery/helm-controller/checks';
import { OBJECT_TWICE } from '../delivery/object-twice';
import { DELIVERY_ENGINE } from '../delivery/schema';
import { INLINE_AND_SECRET, INLINE_CREDENTIAL } from '../environment/credentials';
import { OWN_CHARTS } from '../environment/own-charts';
import * as problems from '../environment/problems/kinds';
import { SETTINGS } from '../environment/read-settings';
import { COLLECTOR_KIND } from '../environment/schema/collector';
import { PATCH_OPERATION } from '../environment/schema/patches';
import { SCHEMA_OUTDATED } from '../environment/schema-file';
import { EXTENDS } from '../environment/yaml/chain';
import { YAML } from '../environment/yaml/yaml-file';
import { CHANGE_MADE, UNUSED_ACKNOWLEDGEMENT } from '../findings/acknowledge';
import type { FindingKind } from '../findings/finding-kind';
import { LOG_CHECKS } from '../logs/checks/all';
import { SOURCE_TWICE } from '../logs/collected';
import { MESH_CHECKS } from '../mesh/checks/all';
import { COMMITTED } from '../output/committed-findings';
import { DISK } from '../output/disk-findings';
import { OUTDATED } from '../output/outdated-findings';
import { COLLECTORS } from '../plan/collectors';
import { LINK_KINDS } from '../references/kinds';
import * as formats from '../schema/kinds';
import type { Collector } from '../tiers/collector';
import { LOKI_CHECKS, LOKI_PLAN_CHECKS } from '../tiers/loki/checks/all';
import { BUCKET_SHARED } from '../tiers/loki/checks/buckets';
import { OTLP_INDEX_LABELS } from '../tiers/loki/checks/senders';
import { RULE_KIND } from '../tiers/loki/schema/rules';
import { STORAGE_IDENTITY } from '../tiers/loki/storage/identity';
import { STORAGE_KIND } from '../tiers/loki/storage/section';
import { RUNNING_CHECKS } from '../tiers/running-checks';
import { CHANGE_KINDS } from '../transitions/stops';
import { PART_LEFT_OUT } from '../wiring/part';
import { ALL_OFF, NO_ENVIRONMENT } from './emptied';

const collectors: readonly Collector<unknown>[] = Object.values(COLLECTORS);

/** Found while files are read. */
const LOADED: readonly FindingKind[] = [
  SETTINGS,
  OWN_CHARTS,
  YAML,
  EXTENDS,
  ...Object.values(problems),
  ...Object.values(formats),
  INLINE_CREDENTIAL,
  INLINE_AND_SECRET,
];

/** Found where an app puts constructs together. */
const CONSTRUCTED: readonly FindingKind[] = [PART_LEFT_OUT, OBJECT_TWICE, OTLP_INDEX_LABELS, SOURCE_TWICE];

/** Found by the schema where single sections are contradictory. */
const SECTIONS: readonly FindingKind[] = [
  DELIVERY_ENGINE,
  COLLECTOR_KIND,
  STORAGE_KIND,
  STORAGE_IDENTITY,
  RULE_KIND,
  PATCH_OPERATION,
  ...Object.values(chartSources),
];

/** Found before anything is built. */
const ASKED: readonly FindingKind[] = [
  ...LOKI_CHECKS,
  ...ENVIRONMENT_CHECKS,
  ...ARGO_CD_CHECKS,
  ...LOG_CHECKS,
  ...collectors.flatMap(({ checks }) => checks),
];

/** Found in what was built. */
const BUILT: readonly FindingKind[] = [
  ...LOKI_PLAN_CHECKS,
  ...VALUES_CHECKS,
  ...RUNNING_CHECKS,
  ...collectors.flatMap(({ runningChecks = [] }) => runningChecks),
  ...collectors.flatMap(({ releaseChecks = [] }) => releaseChecks),
  ...MESH_CHECKS,
  ...HELM_CONTROLLER_CHECKS,
  ...PLAN_CHECKS,
  ...WRITING_CHECKS,
];

/** Found in what everything refers to. */
const LINKED: readonly FindingKind[] = [
  ...Object.values(LINK_KINDS),
  UNREADABLE_MANIFEST,
  ...LOCK_CHECKS,
  LOCK_OUTDATED,
];

/** Found over a whole run. */
const RUN: readonly FindingKind[] = [
  SCHEMA_OUTDATED,
  NO_ENVIRONMENT,
  ALL_OFF,
  DISK,
  COMMITTED,
  OUTDATED,
  BUCKET_SHARED,
  STREAMS_SHARED,
  UNUSED_ACKNOWLEDGEMENT,
  CHANGE_MADE,
  ...CHANGE_KINDS,
];

const ALL = [...LOADED, ...SECTIONS, ...ASKED, ...BUILT, ...LINKED, ...CONSTRUCTED, ...RUN];

/** Every kind of finding by its id; one that several checks look for is listed once. */
export const FINDING_KINDS: ReadonlyMap<string, FindingKind> = new Map(ALL.map((kind) => [kind.id, kind]));
