import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json } from '../../lib/kubernetes/json';
import { type ConfigProblem, configProblems } from '../../lib/programs/config-problems';
import { programModel } from '../../lib/programs/program-model';

const PERIOD = '{ from: "2024-04-01", store: tsdb, object_store: s3, schema: v13, index: { period: 24h } }';
const SMALLEST = `common: { path_prefix: /var/loki }\nschema_config: { configs: [${PERIOD}] }\n`;

/** Problems of the smallest configuration with some lines more, each as its path, its kind, and what helps. */
function problems(lines: string, version = '3.6.3'): readonly string[] {
  const model = programModel('loki', version);
  if (!model) throw new Error(version);
  const config: Json = parse(SMALLEST + lines);
  return configProblems(model, config).map(sentence);
}

function sentence({ path, kind, nearest, successor, expected }: ConfigProblem): string {
  const help = nearest?.join('.') ?? successor ?? expected;
  return `${path.join('.')} ${kind}${help === undefined ? '' : `: ${help}`}`;
}

test.each(['3.6.3', '3.7.6'])('a configuration that Loki %s accepts has no problem', (version) => {
  expect(problems('', version)).toEqual([]);
  const model = programModel('loki', version);
  const written: Json = parse(readFileSync(join(__dirname, 'configs/loki.yaml'), 'utf8'));
  expect(model && configProblems(model, written)).toEqual([]);
});

test.each([
  ['3.3.4', '', []],
  ['3.4.6', '', []],
  ['3.5.7', '', []],
  ['3.3.4', 'compactor: { working_directory: "" }', []],
  ['3.4.6', 'compactor: { working_directory: "" }', ['compactor.working_directory required: a directory']],
  ['3.5.7', 'ingest_limits: { rate_window: -5m }', ['ingest_limits.rate_window out-of-range: more than 0']],
  ['3.6.3', 'ingest_limits: { rate_window: -5m }', []],
])('Loki %s judges as its own version does: %s', (version, lines, expected) => {
  expect(problems(lines, version)).toEqual(expected);
});

describe('keys that Loki does not know', () => {
  test.each([
    [
      'without its unit',
      'limits_config: { ingestion_rate: 10 }',
      'limits_config.ingestion_rate unknown-key: limits_config.ingestion_rate_mb',
    ],
    [
      'with a typo',
      'limits_config: { max_streams_per_users: 10 }',
      'limits_config.max_streams_per_users unknown-key: limits_config.max_streams_per_user',
    ],
    [
      'in the case of Helm values',
      'limits_config: { retentionPeriod: 168h }',
      'limits_config.retentionPeriod unknown-key: limits_config.retention_period',
    ],
    [
      'in the wrong section',
      'ingester: { retention_enabled: true }',
      'ingester.retention_enabled unknown-key: compactor.retention_enabled',
    ],
    ['at the top', 'limit_config: {}', 'limit_config unknown-key: limits_config'],
    ['like no other', 'server: { colour: red }', 'server.colour unknown-key'],
  ])('%s', (_, lines, expected) => {
    expect(problems(lines)).toEqual([expected]);
  });
});

describe('keys that Loki knew once', () => {
  test.each([
    ['limits_config: { enforce_metric_name: false }', /^limits_config.enforce_metric_name removed-key: it went/],
    ['ingester: { max_transfer_retries: 0 }', /^ingester.max_transfer_retries removed-key: the write-ahead log/],
    ['compactor: { shared_store: s3 }', /^compactor.shared_store removed-key: .*delete_request_store/],
    ['storage_config: { tsdb_shipper: { shared_store: s3 } }', /^storage_config.tsdb_shipper.shared_store removed-key/],
  ])('%s', (lines, expected) => {
    expect(problems(lines)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('values', () => {
  test.each([
    [
      'limits_config: { retention_period: banana }',
      ['limits_config.retention_period not-allowed: a duration such as 168h or 7d'],
    ],
    ['limits_config: { retention_period: 7d }', []],
    [
      'ingester: { chunk_idle_period: 7d }',
      ['ingester.chunk_idle_period not-allowed: a duration in hours or less, such as 168h'],
    ],
    ['ingester: { chunk_idle_period: 1800000000000 }', []],
    [
      'limits_config: { per_stream_rate_limit: 4XB }',
      ['limits_config.per_stream_rate_limit not-allowed: a size such as 4MB'],
    ],
    ['limits_config: { per_stream_rate_limit: 4mb }', []],
    ['limits_config: { max_line_size: [] }', ['limits_config.max_line_size wrong-type: a size such as 4MB']],
    ['server: { http_listen_port: "3100" }', ['server.http_listen_port wrong-type: a whole number']],
    ['server: { http_listen_port: 3100.5 }', []],
    ['server: { log_level: verbose }', ['server.log_level not-allowed: one of debug, error, info, warn']],
    ['auth_enabled: "true"', ['auth_enabled wrong-type: true or false']],
    ['http_prefix: 7', []],
    ['ingester: []', ['ingester wrong-type: a map']],
    ['limits_config: { discover_service_name: app }', ['limits_config.discover_service_name wrong-type: a list']],
  ])('%s', (lines, expected) => {
    expect(problems(lines)).toEqual(expected);
  });

  test('with a variable in them are left to the cluster', () => {
    expect(problems('server: { http_listen_port: "${PORT}" }\nlimits_config: ${LIMITS}')).toEqual([]);
  });
});

describe('rules of Loki itself', () => {
  test.each([
    ['compactor: { retention_enabled: true }', /^compactor.delete_request_store required/],
    ['compactor: { retention_enabled: "${RETAIN}" }', undefined],
    [
      'limits_config: { retention_stream: [{ selector: "{a=\\"b\\"}", period: 12h }] }',
      /retention_stream.0.period out-of-range/,
    ],
    ['limits_config: { tsdb_max_bytes_per_shard: 0B }', /tsdb_max_bytes_per_shard out-of-range/],
    ['frontend_worker: { frontend_address: "a:1", scheduler_address: "b:1" }', /scheduler_address not-allowed/],
    [
      'query_range: { cache_results: true, results_cache: { compression: gzip } }',
      /compression not-allowed: one of snappy/,
    ],
    ['query_range: { results_cache: { compression: gzip } }', undefined],
    ['ingester: { chunk_encoding: Snappy }', undefined],
    ['ingester: null', /^ingester.chunk_encoding not-allowed/],
  ])('%s', (lines, expected) => {
    const found = problems(lines);
    if (expected) expect(found).toContainEqual(expect.stringMatching(expected));
    else expect(found).toEqual([]);
  });

  const period = (changes: string) => `{ from: "2024-04-01", store: tsdb, object_store: s3, schema: v13, ${changes} }`;
  test.each([
    ['schema_config: {}', /^schema_config.configs required/],
    [`schema_config: { configs: [${period('index: { period: 168h }')}] }`, /index.period out-of-range: 24h/],
    [`schema_config: { configs: [${PERIOD}, ${PERIOD}] }`, /configs.1.from out-of-range: a later day/],
    [`schema_config: { configs: [${PERIOD.replace('v13', 'v12')}] }`, /configs.0.schema not-allowed: v13, as long as/],
    [
      `schema_config: { configs: [${PERIOD.replace('s3', 's4')}] }`,
      /configs.0.object_store not-allowed: one of filesystem/,
    ],
    [`schema_config: { configs: [${PERIOD.replace('tsdb', 'tsbd')}] }`, /configs.0.store not-allowed: one of tsdb/],
  ])('%s', (lines, expected) => {
    const model = programModel('loki', '3.6.3');
    const found = model && configProblems(model, parse(`common: { path_prefix: /var/loki }\n${lines}`)).map(sentence);
    expect(found).toContainEqual(expect.stringMatching(expected));
  });
});
