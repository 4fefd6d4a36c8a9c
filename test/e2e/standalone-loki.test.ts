import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from '../../lib/kubernetes/manifest';
import { plainLokiTier } from '../../lib/tiers/loki/plain';
import { Duration } from '../../lib/units/duration';
import { Size } from '../../lib/units/size';
import { onDisk } from '../tiers/loki/props';
import { storedLines } from './loki';
import { answers, type Program, program, until } from './programs';
import { freePort } from './senders';

const { LOKI } = process.env;

if (LOKI) describe('Loki without Helm, for real', () => standaloneLoki(LOKI));
else test.skip('Loki without Helm, for real: LOKI must name the program (tools/loki)', () => {});

/** What seed 001 asks for. */
const PROPS = onDisk({
  volume: Size.gibibytes(30),
  retention: Duration.hours(168),
  chunks: {
    idlePeriod: Duration.minutes(30),
    maxAge: Duration.hours(1),
    targetSize: Size.mebibytes(2),
    encoding: 'gzip',
  },
  limits: { ingestionRateMb: 10, ingestionBurstMb: 20, maxStreams: 10_000 },
  otlpIndexLabels: ['log_type'],
  rules: {
    alertmanager: 'http://127.0.0.1:9',
    groups: [{ name: 'lines', rules: [{ record: 'lines', expr: 'sum(count_over_time({job="plain"}[1m]))' }] }],
  },
});

function standaloneLoki(binary: string): void {
  let folder: string;
  let port: number;
  let loki: Program;
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  const lines = (query: string) => storedLines(port, query, 100);
  const ready = () => until('Loki', 60, () => answers(url('/ready')));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'standalone-loki-'));
    port = await freePort();
    loki = await generatedLoki(binary, folder, port);
    loki.start();
    await ready();
  }, 90_000);

  afterAll(async () => {
    await loki?.end('SIGKILL');
    rmSync(folder, { recursive: true });
  }, 60_000);

  test('takes lines in its own protocol and over OTLP, and gives them back with their labels', async () => {
    await post(url('/loki/api/v1/push'), {
      streams: [{ stream: { job: 'plain' }, values: [[now(), 'pushed', { trace_id: 'abc' }]] }],
    });
    await post(url('/otlp/v1/logs'), otlpLine('sent'));
    const [pushed] = await lines('{job="plain"}');
    expect(pushed).toMatchObject({ line: 'pushed', metadata: { trace_id: 'abc' } });
    const [sent] = await lines('{log_type="pod"}');
    expect(sent).toMatchObject({ line: 'sent', labels: { k8s_namespace_name: 'shop' } });
  }, 30_000);

  test('keeps the lines that it took when it is killed', async () => {
    await loki.end('SIGKILL');
    loki.start();
    await ready();
    expect(await lines('{job="plain"}')).toMatchObject([{ line: 'pushed' }]);
  }, 90_000);

  test('says of its retention, its chunks and its limits what was asked for', async () => {
    const config = parse(await (await fetch(url('/config'))).text());
    expect(config).toMatchObject({
      ingester: {
        chunk_idle_period: '30m0s',
        max_chunk_age: '1h0m0s',
        chunk_target_size: 2 * 1024 * 1024,
        chunk_encoding: 'gzip',
      },
      limits_config: {
        retention_period: '1w',
        ingestion_rate_mb: 10,
        ingestion_burst_size_mb: 20,
        max_global_streams_per_user: 10_000,
      },
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    });
  });

  test('evaluates its rules', async () => {
    const { data } = JSON.parse(await (await fetch(url('/prometheus/api/v1/rules'))).text());
    expect(data.groups).toMatchObject([{ name: 'lines', rules: [{ name: 'lines' }] }]);
  });
}

/** The program with the configuration that the ConfigMaps hold: only paths and ports are those of this machine. */
async function generatedLoki(binary: string, folder: string, port: number): Promise<Program> {
  const { objects = [], prerequisites } = plainLokiTier(PROPS);
  const replacements = {
    '/var/loki': join(folder, 'loki'),
    '/etc/loki/rules': join(folder, 'rules'),
    'http_listen_port: 3100': `http_listen_port: ${port}`,
    'grpc_listen_port: 9095': `grpc_listen_port: ${await freePort()}`,
  };
  const text = Object.entries(replacements).reduce(
    (before, [there, here]) => {
      if (!before.includes(there)) throw new Error(`the configuration has no ${there}`);
      return before.replaceAll(there, here);
    },
    dataOf(objects, 'config.yaml'),
  );
  const file = join(folder, 'config.yaml');
  writeFileSync(file, text);
  mkdirSync(join(folder, 'rules/fake'), { recursive: true });
  writeFileSync(join(folder, 'rules/fake/rules.yaml'), dataOf(prerequisites, 'rules.yaml'));
  return program(binary, [`-config.file=${file}`], join(folder, 'loki.log'));
}

function dataOf(manifests: readonly Manifest[], key: string): string {
  const text = manifests.flatMap(({ data }) => (isTexts(data) ? [data[key]] : [])).find((found) => found !== undefined);
  if (text === undefined) throw new Error(`no ConfigMap has ${key}`);
  return text;
}

function isTexts(data: unknown): data is Record<string, string | undefined> {
  return typeof data === 'object' && data !== null;
}

function otlpLine(text: string): unknown {
  const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });
  const resource = { attributes: [attribute('k8s.namespace.name', 'shop'), attribute('log_type', 'pod')] };
  const record = { timeUnixNano: now(), body: { stringValue: text } };
  return { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] };
}

function now(): string {
  return `${Date.now()}000000`;
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
