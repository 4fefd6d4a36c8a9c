import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { EnvironmentPath, Finding } from '../../lib/findings/finding';
import { formatPath } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { synthesize } from '../../lib/synth/synth';

// Inputs that people write, each with the errors that it gives and the places that they stand at; and what becomes of it
// once the text of a fix is pasted.

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
  'ruler-at-the-top': [
    'values/unknown-key loki.values.ruler.storage',
    'values/unknown-key loki.values.ruler.rule_path',
    'values/unknown-key loki.values.ruler.alertmanager_url',
    'values/unknown-key loki.values.ruler.enable_api',
  ],
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
  'schema-unknown': ['environment/invalid-value loki.schema[0].schema'],
};

/** Files of one case: those that differ by a letter at the end are one folder. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'streams-of-two-clusters': ['streams-of-two-clusters-a', 'streams-of-two-clusters-b'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'field-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(Object.entries(CASES))('%s', (name, expected) => {
  const files = (FILES[name] ?? [name]).map((file) => `${file}.yaml`);
  for (const file of files) cpSync(join('test/synth/field-cases', file), join(folder, file));
  const errors = errorsOf(files);
  expect(errors.map(shown).sort()).toEqual([...expected].sort());

  const pasted = errors.filter(({ fix }) => pasteable(formatFix(fix)) !== undefined);
  const after = withFixes(files, pasted).map(shown);
  expect(after.filter((error) => pasted.map(shown).includes(error) || !expected.includes(error))).toEqual([]);
});

const shown = ({ id, path }: Finding) => `${id} ${formatPath(path)}`;

function errorsOf(files: readonly string[]): readonly Finding[] {
  const { findings } = synthesize({
    files: files.map((file) => join(folder, file)),
    output: join(folder, 'dist'),
    locks: join(folder, 'locks'),
    scope: 'all',
  });
  return findings.map(({ finding }) => finding).filter(({ severity }) => severity === 'error');
}

const SECTION = /^(?:cluster|collector|grafana|logs|loki|mesh|monitoring|others|platform):/m;

/** A text that can be pasted has sections of an environment file, after a comment or a sentence. */
function pasteable(fix: string): JsonObject | undefined {
  const start = SECTION.exec(fix)?.index;
  return start === undefined ? undefined : (parse(fix.slice(start)) as JsonObject);
}

/** Pastes as a person does: into the last file, in place of overrides that are blamed, and one text for a line. */
function withFixes(files: readonly string[], findings: readonly Finding[]): readonly Finding[] {
  const file = join(folder, files.at(-1) ?? '');
  const first = findings.filter(
    ({ path }, index) => findings.findIndex((other) => formatPath(other.path) === formatPath(path)) === index,
  );
  const blamed = first.filter(({ path }) => path.includes('values'));
  const left = blamed.reduce<JsonObject>((yaml, { path }) => without(yaml, path), parse(readFileSync(file, 'utf8')));
  const fixed = first.reduce<JsonObject>((yaml, { fix }) => merged(yaml, pasteable(formatFix(fix)) ?? {}), left);
  writeFileSync(file, stringify(fixed));
  return errorsOf(files);
}

function without(value: JsonObject, [step = '', ...rest]: EnvironmentPath): JsonObject {
  const { [step]: below, ...others } = value;
  return rest.length === 0 || !isJsonObject(below) ? others : { ...others, [step]: without(below, rest) };
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const entries = Object.entries(other).map(([key, value]) => {
    const before = one[key];
    return [key, isJsonObject(before) && isJsonObject(value) ? merged(before, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}
