import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OtelSettings } from '../../../lib/tiers/otel/settings';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { allLogs, twoTiers } from '../../tiers/otel/props';
import { harmlessLines } from '../harmless-lines';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { secretLines } from '../redaction-table';
import { goTime, nanoseconds, podFile } from '../senders';
import { type Stack, startStack } from '../stack';
import { type StoredLine, storedLines } from '../stored-lines';
import { otelStack } from './otel-stack';

const logs = { ...allLogs, nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }] };
const HEALTH = 'GET /healthz 200';
const PARSED = 'level=error msg="token=abc123def"';
const VALUE = 'tr0ub4dor-and-3';
const IN_PARTS = 'in parts: password=';
const NO_CRI = 'not in the format of the CRI: password=';
const ELSEWHERE = `password=${VALUE} elsewhere`;

for (const labels of ['loki', 'otlp'] as const) {
  describeReal(
    `no environment ships: OpenTelemetry with redaction, labels of ${labels}`,
    ['otelcol', 'loki'],
    (paths) => redaction(paths, labels),
  );
}

function redaction(paths: Paths<'otelcol' | 'loki'>, labels: OtelSettings['labels']): void {
  const [cluster, namespace] =
    labels === 'loki' ? ['cluster', 'namespace'] : ['k8s_cluster_name', 'k8s_namespace_name'];
  const table = secretLines();
  const harmless = harmlessLines();
  const start = Date.now() - 120_000;
  let stack: Stack;
  let stored: readonly StoredLine[];
  const texts = () => stored.map(({ line }) => line);
  /** What became of the n-th line of the sensitive pod. */
  const storedAt = (index: number) => stored.find(({ timestamp }) => timestamp === nanoseconds(start + index))?.line;

  beforeAll(async () => {
    stack = await startStack(paths, otelStack({ ...twoTiers, labels, logs }));
  }, START_TIMEOUT);

  beforeAll(async () => {
    const sensitive = podFile(stack.pods, 'payments', 'ledger-0', 'app');
    const lines = [...table.map(({ line }) => line), ...harmless, PARSED, 'GET /healthzone 200'];
    lines.forEach((line, index) => {
      sensitive.write(line, start + index);
    });
    sensitive.write(HEALTH, start + lines.length);
    writeRaw('payments_ledger-0', `${goTime(start)} stdout P ${IN_PARTS}tr0ub4`, `${goTime(start)} stdout F dor-and-3`);
    writeRaw('payments_ledger-0', `${NO_CRI}${VALUE}`);
    writeRaw('other_shop-0', ELSEWHERE);
    podFile(stack.pods, 'paymentsother', 'x-0', 'app').write(ELSEWHERE, start);
    appendFileSync(join(stack.logs, 'syslog'), `${HEALTH} of the node\n`);
    await until('all lines', 40, async () => {
      stored = await storedLines(stack.lokiPort, `{${cluster}="prod"}`);
      return stored.length >= lines.length + 5;
    });
  }, 60_000);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

  /** Lines as they stand in the file of a container. */
  function writeRaw(pod: string, ...lines: readonly string[]): void {
    const folder = join(stack.pods, `${pod}_0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`, 'raw');
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, '0.log'), lines.map((line) => `${line}\n`).join(''));
  }

  test.each(table.map(({ what, survives }, index) => [what, survives, index] as const))(
    '%s: the rest of the line survives',
    (_, survives, index) => {
      for (const text of survives) expect(storedAt(index)).toContain(text);
      expect(storedAt(index)).toContain('<redacted:');
    },
  );

  test('lines without secrets stay as they are', () => {
    expect(harmless.map((_, index) => storedAt(table.length + index))).toEqual(harmless);
  });

  test('no secret is in a line, in what is noted beside it, or in what the collector says itself', () => {
    const sensitive = stored.filter(({ line }) => line !== ELSEWHERE);
    const output = readFileSync(join(stack.folder, 'otel-shipper.log'), 'utf8');
    const known = [...sensitive.flatMap(({ line, metadata }) => [line, ...Object.values(metadata)]), output].join('\n');
    const secrets = [...table.flatMap((entry) => entry.secrets), VALUE, 'abc123def'];
    expect(secrets.filter((secret) => known.includes(secret))).toEqual([]);
  });

  test('Loki finds none either', async () => {
    for (const secret of table.flatMap(({ secrets }) => secrets)) {
      const query = `{${namespace}="payments"} |= ${JSON.stringify(secret)}`;
      expect(await storedLines(stack.lokiPort, query)).toEqual([]);
    }
  }, 60_000);

  test('a line that came in parts is whole first', () => expect(texts()).toContain(`${IN_PARTS}<redacted:value>`));

  test('a line that is not in the format of the CRI is one of its namespace too', () => {
    const line = stored.find((one) => one.line === `${NO_CRI}<redacted:value>`);
    expect(line).toBeDefined();
    expect(Object.keys({ ...line?.labels, ...line?.metadata })).not.toContain('log_file_path');
  });

  test('lines of other namespaces stay as they are, in whatever format', () => {
    expect(texts().filter((line) => line === ELSEWHERE)).toHaveLength(2);
  });

  test('what is found in a line is redacted with it', () => {
    const { msg } = stored.find(({ line }) => line.startsWith('level=error msg='))?.metadata ?? {};
    expect(msg).toBe('token=<redacted:value>');
  });

  test('dropped lines of pods are not there; others are', () => {
    expect(texts()).not.toContain(HEALTH);
    expect(texts()).toContain('GET /healthzone 200');
    expect(texts()).toContain(`${HEALTH} of the node`);
  });
}
