import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn, shown } from '../support/try-fix';

// Inputs that people write, each with the errors that it gives and the places that they stand at. test/fixes makes their
// fixes.

const FOLDER = 'test/synth/field-cases';

/** Errors by place, as `id path`. None: the file is fine. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  'dns-service-of-another-distribution': ['values/has-key loki.values.global.dnsService'],
  'directory-of-docker': ['collector/directory-unused logs.nodeDirectories[1]'],
  'old-schema': ['loki/structured-metadata-undecided loki.schema[0].schema'],
  'new-schema-not-begun': ['loki/structured-metadata-undecided loki.schema[0].schema'],
  'earlier-period-elsewhere': ['loki/period-store loki.schema[0].objectStore'],
  'schema-by-values': ['values/has-key loki.values.loki.schemaConfig.configs'],
  'volume-taken-away': ['loki/volume-lost loki.values.singleBinary.persistence'],
  'settings-of-older-loki': [
    'config/unknown-key loki.values.loki.limits_config.max_streams_per_users',
    'config/unknown-key loki.values.loki.limits_config.ingestion_rate',
    'config/removed-key loki.values.loki.ingester.max_transfer_retries',
    'config/removed-key loki.values.loki.limits_config.enforce_metric_name',
  ],
  'directories-outside-volume': [
    'loki/directory-not-mounted loki.values.loki.compactor.working_directory',
    'loki/directory-not-mounted loki.values.loki.storage_config.tsdb_shipper.active_index_directory',
    'loki/directory-not-mounted loki.values.loki.storage_config.tsdb_shipper.cache_location',
  ],
  'azure-on-aks': [],
  'bucket-before-service': ['storage/path-style loki.storage.s3.forcePathStyle'],
  'streams-of-two-clusters': ['environment/streams-shared cluster'],
  'config-beside-alternate-config': [
    'values/no-effect collector.otel.shipper.values.config.exporters.loki.endpoint',
    'values/no-effect collector.otel.shipper.values.config.service.pipelines.logs/pods.exporters',
  ],
  'processor-beside-alternate-config': [
    'values/no-effect collector.otel.shipper.values.config.processors.batch.timeout',
  ],
  'preset-reads-files-again': [
    'config/invalid-value collector.otel.shipper.values.presets.logsCollection.enabled',
    'otel/files-read-twice collector.otel.shipper.values.presets.logsCollection',
  ],
  'ruler-below-loki': ['values/unknown-key loki.values.loki.ruler', 'link/url '],
  'ruler-at-the-top': ['values/unknown-key loki.values.ruler.storage'],
  'slip-in-a-flow-map': ['environment/yaml '],
  'request-above-limit': [
    'resources/request-above-limit loki.resources.ingester.requests.memory',
    'resources/exceed-node loki.resources.ingester.requests.memory',
  ],
  'idle-longer-than-age': ['loki/chunk-idle loki.chunks.idlePeriod'],
  'copies-on-one-pod': [
    'loki/replication-factor loki.values.loki.commonConfig.replication_factor',
    'values/has-key loki.values.loki.commonConfig.replication_factor',
  ],
  'retention-banana': [
    'values/has-key loki.values.loki.limits_config.retention_period',
    'config/invalid-value loki.values.loki.limits_config.retention_period',
  ],
  'read-pods-beside-single-binary': ['values/refused loki.values.read.replicas'],
  'test-without-canary': ['values/has-key loki.values.lokiCanary.enabled', 'values/refused loki.values.test.enabled'],
  'test-schema': ['values/refused loki.values.loki.useTestSchema'],
  'passwords-without-users': [
    'values/has-key loki.values.gateway.basicAuth.enabled',
    'values/refused loki.values.gateway.basicAuth.enabled',
  ],
  'names-of-classes': ['delivery/unwritable-key ', 'delivery/unwritable-key ', 'delivery/unwritable-key '],
  'names-that-no-map-may-have': [
    'environment/unknown-key loki.values.singleBinary.podAnnotations.__proto__',
    'environment/unknown-key namespaces.logging.labels.__proto__',
    'environment/unknown-key patches[0].operations[0].value.__proto__',
  ],
  'names-of-every-object': [
    'values/unknown-key loki.values.constructor',
    'values/unknown-key loki.values.loki.toString',
    'config/unknown-key loki.values.loki.limits_config.valueOf',
  ],
  'schema-unknown': ['environment/invalid-value loki.schema[0].schema'],
};

/** Files of one case: those that differ by a letter at the end are one folder. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'streams-of-two-clusters': ['streams-of-two-clusters-a', 'streams-of-two-clusters-b'],
};

test.each(Object.entries(CASES))('%s', (name, expected) => {
  const files = Object.fromEntries(
    (FILES[name] ?? [name]).map((file) => [`${file}.yaml`, readFileSync(join(FOLDER, `${file}.yaml`), 'utf8')]),
  );
  const errors = findingsIn(files).filter(({ severity }) => severity === 'error');
  expect(errors.map(shown).sort()).toEqual([...expected].sort());
});
