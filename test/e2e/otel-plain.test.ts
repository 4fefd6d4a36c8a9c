import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { valueAt } from '../../lib/kubernetes/json';
import { toJson } from '../../lib/kubernetes/manifest';
import { plainLokiTier } from '../../lib/tiers/loki/plain';
import { otlpIndexLabels } from '../../lib/tiers/otel/index-labels';
import { plainOtelTier } from '../../lib/tiers/otel/plain';
import type { OtelProps } from '../../lib/tiers/otel/props';
import { Size } from '../../lib/units/size';
import { onDisk } from '../tiers/loki/props';
import { allLogs, minimal } from '../tiers/otel/props';
import { storedLines } from './loki';
import { type Program, program, until } from './programs';
import { freePort, podFile } from './senders';
import { NODE, prepareStack, SHIPPER, type Stack } from './stack';

const { OTELCOL, LOKI } = process.env;

if (OTELCOL && LOKI) describe('the stack without Helm, for real', () => plainStack(OTELCOL, LOKI));
else test.skip('the stack without Helm, for real: OTELCOL and LOKI must name the programs (tools/otelcol)', () => {});

const { redaction, drop, machineLogs, pods } = allLogs;
const logs = { ...minimal.logs, pods: { ...pods, job: 'kubernetes-pods' }, redaction, drop, machineLogs };
const loki = onDisk({ otlpIndexLabels: otlpIndexLabels(minimal.labels, logs), tenant: undefined });
const props: OtelProps = { ...minimal, logs, otlp: plainLokiTier(loki).otlp };

function plainStack(otelcol: string, lokiBinary: string): void {
  let stack: Stack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);

  beforeAll(async () => {
    stack = await prepareStack(otelcol, lokiBinary, props, { tierOf: plainOtelTier, lokiOf: generatedLoki });
    await stack.start();
  }, 120_000);

  afterAll(() => stack?.destroy(), 60_000);

  test('lines of pods and machines have their labels, and lack their secrets', async () => {
    const now = Date.now() - 60_000;
    const pod = podFile(stack.pods, 'payments', 'ledger-0', 'app');
    for (const line of ['GET /healthz', 'level=warn msg="token=abc123def"']) pod.write(line, now);
    const machine = join(stack.logs, 'machine');
    mkdirSync(machine);
    appendFileSync(join(machine, 'kubelet.log'), 'from kubelet\n');
    await until('two lines', 30, async () => (await ask('{cluster="prod"}')).length === 2);
    const [line] = await ask('{job="kubernetes-pods"} | level="warn"');
    expect(line).toMatchObject({
      line: 'level=warn msg="token=<redacted:value>"',
      metadata: { msg: 'token=<redacted:value>' },
    });
    expect(line?.labels).toEqual({
      cluster: 'prod',
      namespace: 'payments',
      pod: 'ledger-0',
      container: 'app',
      node: NODE,
      job: 'kubernetes-pods',
      stream: 'stdout',
      service_name: 'app',
    });
    const [unit] = await ask('{job="machine-logs", unit="kubelet"}');
    expect(unit?.line).toBe('from kubelet');
  }, 60_000);

  test('nothing is lost or shown while the collector is killed and Loki is away, within the memory of the container', async () => {
    const pod = podFile(stack.pods, 'payments', 'load-0', 'app');
    const sent = Array.from({ length: 8_000 }, (_, index) => `line ${index} of many`);
    const now = Date.now() - 60_000;
    const memory: number[] = [];
    const write = async (lines: readonly string[]) => {
      for (const line of lines) pod.write(`${line}: password=${'hunter'.repeat(2)}`, now);
      await sleep(1_000);
      memory.push(await residentMemory());
    };
    await write(sent.slice(0, 2_000));
    await stack.loki.end('SIGTERM');
    await write(sent.slice(2_000, 6_000));
    await stack.shipper.end('SIGKILL');
    stack.shipper.start();
    stack.loki.start();
    await until('the collector', 20, async () => (await residentMemory()) > 0);
    await write(sent.slice(6_000));
    await until('all lines', 90, async () => {
      memory.push(await residentMemory());
      const known = new Set((await ask('{pod="load-0"}')).map(({ line }) => line));
      return sent.every((line) => known.has(`${line}: password=<redacted:value>`));
    });
    expect(await ask('{pod="load-0"} |= "hunter"')).toEqual([]);
    process.stdout.write(`${Math.max(...memory) / 2 ** 20} MiB at most\n`);
    expect(Math.max(...memory)).toBeLessThan(memoryLimit());
  }, 240_000);
}

async function residentMemory(): Promise<number> {
  const page = await (await fetch(`http://${SHIPPER}:8888/metrics`)).text();
  return Number(/^otelcol_process_memory_rss(?:\{.*\})? (\S+)$/m.exec(page)?.[1]);
}

function memoryLimit(): number {
  const [limits] = plainOtelTier(props).workloads.map(({ container }) => container?.limits);
  return Size.parse(limits?.memory ?? '')?.bytes ?? 0;
}

/** Loki with the configuration of its ConfigMap: only paths and ports are those of this machine. */
async function generatedLoki(binary: string, folder: string, port: number): Promise<Program> {
  const configMap = toJson(plainLokiTier(loki).objects?.find(({ kind }) => kind === 'ConfigMap'));
  const text = String(valueAt(configMap, 'data', 'config.yaml'))
    .replaceAll('/var/loki', join(folder, 'loki'))
    .replace('http_listen_port: 3100', `http_listen_port: ${port}`)
    .replace('grpc_listen_port: 9095', `grpc_listen_port: ${await freePort()}`);
  const file = join(folder, 'loki.yaml');
  writeFileSync(file, text);
  return program(binary, [`-config.file=${file}`, '-validation.max-entries-limit=100000'], join(folder, 'loki.log'));
}
