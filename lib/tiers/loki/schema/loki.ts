import * as z from 'zod';
import { isJsonObject } from '../../../kubernetes/json';
import { chart } from '../../../schema/chart';
import { ALWAYS, report } from '../../../schema/fault';
import { freeMap } from '../../../schema/json-values';
import { resources } from '../../../schema/resources';
import { count, duration, optionalKeys, size, text } from '../../../schema/scalars';
import { GATEWAY_DEFAULTS, LOKI_DEFAULTS, PERIOD_DEFAULTS } from '../defaults';
import { INDEX_STORES, SCHEMA_VERSIONS } from '../settings';
import { OBJECT_STORES } from '../storage/kinds';
import { earlierStorageSection, storageSection } from '../storage/section';
import type { LokiCompanion } from '../topology';
import { existingLoki } from './existing';
import { chunks, limits } from './limits';
import { LOKI_COMPONENTS, lokiReplicas, replicaFaults } from './replicas';
import { lokiRules } from './rules';

const COMPANIONS: readonly LokiCompanion[] = [
  'gateway',
  'canary',
  'chunks-cache',
  'results-cache',
  'minio',
  'rollout-operator',
];

const period = z.strictObject({
  from: z.iso
    .date({ error: 'day' })
    .describe('First day of the period, YYYY-MM-DD.')
    .meta({ examples: ['2024-04-01'] }),
  schema: z.enum(SCHEMA_VERSIONS).prefault(PERIOD_DEFAULTS.schema).describe('Schema version.'),
  store: z.enum(INDEX_STORES).prefault(PERIOD_DEFAULTS.store).describe('Index store.'),
  objectStore: z.enum(OBJECT_STORES).optional().describe('Where the period is kept. Default: as storage says.'),
  indexPrefix: text('indexPrefix').prefault(PERIOD_DEFAULTS.indexPrefix).describe('Prefix of the index tables.'),
});

const caches = z.strictObject({
  chunks: size.optional().describe('Memory of the cache for chunks, for example 512Mi. Default: off.'),
  results: size.optional().describe('Memory of the cache for query results, for example 128Mi. Default: off.'),
});

const ingress = z.strictObject({
  host: text('name')
    .describe('Name under which the gateway is called from outside.')
    .meta({ examples: ['logs.example.com'] }),
  className: text('name').optional().describe("Class of the Ingress. Default: the cluster's own default."),
  tlsSecret: text('secret')
    .optional()
    .describe('Secret with the certificate. Default: the Ingress controller has one.'),
});

const authentication = z.strictObject({
  htpasswdSecret: text('secret').describe('Secret with the key .htpasswd: who may call the gateway.'),
  credentialsSecret: text('secret').describe(
    'Secret with the keys `username` and `password`, in the namespace of each caller: collectors, canary, Grafana.',
  ),
});

const gateway = z.union([
  z.boolean(),
  z.strictObject({
    replicas: count.prefault(GATEWAY_DEFAULTS.replicas).describe('Pods of the gateway.'),
    authentication: authentication.optional().describe('Passwords that callers must give. Default: none are asked.'),
    ingress: ingress.optional().describe('A way in from outside of the cluster. Default: there is none.'),
  }),
]);

const reader = z.strictObject({
  namespace: text('label')
    .describe('Namespace of its pods.')
    .meta({ examples: ['dashboards'] }),
  name: text('text').optional().describe('What pictures call it. Default: its namespace.'),
});

const readers = z
  .array(reader)
  .prefault([])
  .describe('Who else queries Loki, beside the Grafana of grafana.datasource.');

export const installed = z.strictObject({
  namespace: text('label').describe('Namespace of Loki.'),
  chart: chart('loki'),
  topology: z
    .enum(['monolithic', 'simple-scalable', 'distributed'])
    .prefault(LOKI_DEFAULTS.topology)
    .describe('How Loki is split into workloads. Loki 4 will no longer know simple-scalable.'),
  replicas: lokiReplicas
    .optional()
    .describe('Pods of each component, or one number for the topology monolithic. Default: by topology.'),
  replicationFactor: count
    .optional()
    .describe('How many ingesters hold each line. Default: 3 if there are three ingesters, else 1.'),
  zones: z
    .array(text('zone'))
    .length(3)
    .optional()
    .describe(
      'Three zones of the cloud, by the label topology.kubernetes.io/zone: each has a third of the ingesters, and a copy of each line. Default: ingesters know no zones.',
    )
    .meta({ examples: [['eu-central-1a', 'eu-central-1b', 'eu-central-1c']], since: '0.2.0' }),
  retention: duration.describe('How long lines are kept, for example 30d.'),
  storage: storageSection,
  earlierStorage: earlierStorageSection,
  structuredMetadata: z
    .boolean()
    .optional()
    .describe('Whether Loki takes structured metadata. Schema v13 has it: until its day, it must be off. Default: on.')
    .meta({ since: '0.2.0' }),
  schema: z
    .array(period)
    .min(1)
    .prefault([...LOKI_DEFAULTS.schema])
    .describe('Formats in which lines are stored, oldest first. Past periods never change: append new ones.'),
  volume: size.prefault(LOKI_DEFAULTS.volume.toString()).describe('Volume of each pod that keeps state.'),
  storageClass: text('name').optional().describe("Storage class of the volumes. Default: the cluster's own default."),
  caches: caches.prefault(LOKI_DEFAULTS.caches).describe('memcached in front of the store.'),
  gateway: gateway.prefault(LOKI_DEFAULTS.gateway).describe('An nginx in front of Loki: true, false, or { replicas }.'),
  access: z
    .enum(['gateway', 'direct'])
    .optional()
    .describe("Whether clients call the gateway or Loki's own Services. Default: the gateway, if there is one."),
  canary: z
    .boolean()
    .prefault(LOKI_DEFAULTS.canary)
    .describe('loki-canary writes and reads lines to prove that Loki works.'),
  resources: optionalKeys([...LOKI_COMPONENTS, ...COMPANIONS], (name) =>
    resources.meta({ description: `Of ${name}.`, ...(name === 'rollout-operator' && { since: '0.2.0' }) }),
  )
    .prefault(LOKI_DEFAULTS.resources)
    .describe('CPU and memory by component. Default: charts-values/.'),
  rules: lokiRules
    .optional()
    .describe('Rules over logs, from here or by the API of Loki, and where their alerts go. Default: none.'),
  tenant: text('tenant')
    .optional()
    .describe('The tenant that everyone writes and reads as. Default: authentication is off, and there is one tenant.'),
  otlpIndexLabels: z
    .array(text('attribute'))
    .prefault([...LOKI_DEFAULTS.otlpIndexLabels])
    .describe('Resource attributes that become index labels, beside those that Loki takes by itself.'),
  limits: limits.optional().describe("How much may be written. Default: the chart's own limits."),
  chunks: chunks.optional().describe("When chunks are stored, and how they are compressed. Default: the chart's own."),
  readers,
  values: freeMap.prefault(LOKI_DEFAULTS.values).describe('Helm values that are merged over everything else.'),
});

const existing = z.strictObject({ existing: existingLoki.describe('The log store is run by someone else.'), readers });

/** The keys of the log store that is installed. */
export type ParsedInstallation = z.output<typeof installed>;

/** The log store: one that is installed, or one that exists. */
export const loki = z
  .union([
    installed.superRefine(({ topology, replicas }, context) => {
      // Another rule speaks of what is neither: this one runs all the same.
      if (typeof replicas !== 'number' && !isJsonObject(replicas)) return;
      for (const fault of replicaFaults(topology, replicas)) report(context, fault);
    }, ALWAYS),
    existing,
  ])
  .describe('The log store: settings of one to install, or `existing` for one that someone else runs.');

export type ParsedLoki = z.output<typeof loki>;
