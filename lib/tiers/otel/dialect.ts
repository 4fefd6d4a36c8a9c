import { readChartValues } from '../../charts/values';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../kubernetes/json';
import type { LogPipeline } from './pipeline';

/**
 * What our configuration says otherwise to older collectors, down to 0.145. The rest of this folder speaks as the newest
 * one reads. Each is read in the sources of open-telemetry/opentelemetry-collector-contrib and opentelemetry-collector:
 * `metadata.yaml` of a component tells its name, and an old name stays known for a while.
 */
const RENAMED: readonly { readonly now: string; readonly before: string; readonly since: number }[] = [
  { now: 'k8s_attributes', before: 'k8sattributes', since: 146 },
  { now: 'file_log', before: 'filelog', since: 149 },
  // 0.151.0 knows both; of 0.146 to 0.150 there is no source to read, and each knows the old name.
  { now: 'tcp_log', before: 'tcplog', since: 151 },
];

/** Settings of file receivers: without it, what is longer than 1 MiB follows as lines of their own. */
const CUTS_LONG_LINES = 149;

/** `log_conditions` of the filter processor; before, `logs.log_record` with paths that need no context. */
const LOG_CONDITIONS = 146;

/** The last argument of `Substring`; before, a character of several bytes may be cut through. */
const CUTS_BETWEEN_CHARACTERS = 154;

/** `username_file` and `password_file` of the basicauth extension; 0.145.0 has neither, and 0.146 and 0.147 are not served. */
const CREDENTIAL_FILES = 148;

/** Readers for Prometheus leave out `_total` and units by themselves: service/telemetry/otelconftelemetry/internal/migration/v0.3.0.go */
const PLAIN_NAMES = 152;

/** Since then the memory limiter counts under a name of its own: processor/memorylimiterprocessor/documentation.md */
const OWN_LIMITER_COUNTERS = 155;

/** The pipeline as a version of the collector reads it. @param version of the collector: `0.158.0` */
export function inDialect(version: string, { receivers, processors, ...pipeline }: LogPipeline): LogPipeline {
  const spoken = (settings: JsonObject) => settingsIn(version, settings);
  return { ...pipeline, receivers: named(version, receivers, spoken), processors: named(version, processors, spoken) };
}

function named(
  version: string,
  components: LogPipeline['receivers'],
  spoken: (settings: JsonObject) => JsonObject,
): LogPipeline['receivers'] {
  return Object.fromEntries(Object.entries(components).map(([id, own]) => [nameIn(version, id), spoken(own)]));
}

function nameIn(version: string, id: string): string {
  const [type = '', ...name] = id.split('/');
  const renamed = RENAMED.find(({ now, since }) => now === type && !isSince(version, since));
  return [renamed?.before ?? type, ...name].join('/');
}

/** Each setting in its place: the order of keys is part of what is written. */
function settingsIn(version: string, settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).flatMap(([key, value]) => settingIn(version, key, value)));
}

function settingIn(version: string, key: string, value: Json): readonly (readonly [string, Json])[] {
  if (key === 'max_log_size_behavior' && !isSince(version, CUTS_LONG_LINES)) return [];
  if (key === 'log_conditions' && Array.isArray(value) && !isSince(version, LOG_CONDITIONS))
    return [['logs', { log_record: value.map(withoutContext) }]];
  return [[key, value]];
}

/** Only the beginning of a condition is ours; what follows is the pattern that somebody has written. */
function withoutContext(condition: Json): string {
  return String(condition).replace(/^IsMatch\(log\.body,/, 'IsMatch(body,');
}

/** Writes the call that cuts a text after some bytes, between characters where the version can. */
export function beginningOf(version: string, text: string, bytes: number): string {
  return `Substring(${text}, 0, ${bytes}${isSince(version, CUTS_BETWEEN_CHARACTERS) ? ', true' : ''})`;
}

/**
 * What has a version serve its metrics by the names of the newest one, which alerts and panels ask for; nothing where it
 * does so by itself.
 */
export function telemetryNames(version: string): JsonObject {
  if (isSince(version, PLAIN_NAMES)) return {};
  const readers = valueAt(readChartValues('otel/base.yaml'), ...READERS);
  return { telemetry: { metrics: { readers: Array.isArray(readers) ? readers.map(withPlainNames) : [] } } };
}

const READERS = ['alternateConfig', 'service', 'telemetry', 'metrics', 'readers'];

function withPlainNames(reader: Json): Json {
  const exporter = valueAt(reader, 'pull', 'exporter', 'prometheus');
  if (!isJsonObject(exporter)) return reader;
  const plain = { without_scope_info: true, without_type_suffix: true, without_units: true };
  return { pull: { exporter: { prometheus: { ...exporter, ...plain } } } };
}

/**
 * Settings of the basicauth extension for a user whose name and password are files. Before 0.148 it knows no files: the
 * collector reads them once, and expands a `${` in them. A lone `$` stays: seen on a running 0.145.0.
 */
export function clientAuth(
  version: string,
  files: { readonly username: string; readonly password: string },
): JsonObject {
  return isSince(version, CREDENTIAL_FILES)
    ? { username_file: files.username, password_file: files.password }
    : { username: `\${file:${files.username}}`, password: `\${file:${files.password}}` };
}

/** Names the metric of lines that the memory limiter sends back. */
export function limiterRefusals(version: string): string {
  const limiter = isSince(version, OWN_LIMITER_COUNTERS) ? 'memory_limiter_' : '';
  return `otelcol_processor_${limiter}refused_log_records`;
}

function isSince(version: string, since: number): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= since;
}
