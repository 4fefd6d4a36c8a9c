import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { labelContract } from '../../lib/logs/labels';
import type { LogSource } from '../../lib/logs/sources';
import type { OtelSettings } from '../../lib/tiers/otel/props';
import type { SourceCounter } from '../../lib/wiring/workload';
import { allLogs, twoTiers } from '../tiers/otel/props';
import { B3, LINES, SHORT, W3C } from './lines';
import { type StoredLine, storedLines } from './loki';
import { until } from './programs';
import { goTime, podFile, talosSender } from './senders';
import { prepareStack, RECEIVER, SHIPPER, type Stack } from './stack';

const { OTELCOL, LOKI } = process.env;

if (OTELCOL && LOKI) {
  describe.each(['loki', 'otlp'] as const)('what is found in lines, for real, with the labels of %s', (labels) =>
    lineContent(OTELCOL, LOKI, labels),
  );
} else test.skip('what is found in lines, for real: OTELCOL and LOKI must name the programs (tools/otelcol)', () => {});

const logs = { ...allLogs, nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }] };

function lineContent(otelcol: string, loki: string, labels: OtelSettings['labels']): void {
  let stack: Stack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);

  beforeAll(async () => {
    const otlp = { ...twoTiers.otlp, credentialsSecret: 'loki-credentials' };
    stack = await prepareStack(otelcol, loki, { ...twoTiers, labels, logs, otlp });
    await stack.start();
  }, 90_000);

  afterAll(() => stack?.destroy(), 60_000);

  describe('a line of a pod', () => {
    const found: Record<string, StoredLine> = {};

    beforeAll(async () => {
      const pod = podFile(stack.pods, 'shop', 'cart-0', 'app');
      for (const line of Object.keys(LINES)) pod.write(line, Date.now() - 60_000);
      await until('all lines', 30, async () => {
        for (const line of await ask('{service_name="app"}')) found[line.line] = line;
        return Object.keys(found).length >= Object.keys(LINES).length;
      });
    }, 40_000);

    const cases = Object.entries(LINES).map(([line, expected]) => [line.slice(0, 70), line, expected] as const);
    test.each(cases)('%s', (_, line, expected) => {
      const { level, msg, trace_id } = found[line]?.metadata ?? {};
      expect({ level, msg, trace_id }).toEqual({ level: undefined, msg: undefined, trace_id: undefined, ...expected });
    });

    test.each([
      ['{service_name="app"} | level="error"', 2],
      ['{service_name="app"} | level="info" | msg="pino"', 1],
      [`{service_name="app"} | trace_id="${W3C}"`, 2],
      [`{service_name="app"} | trace_id="${B3}"`, 2],
      [`{service_name="app"} | trace_id="${SHORT}"`, 1],
    ])('%s finds %i', async (query, count) => expect(await ask(query)).toHaveLength(count));

    test('has the labels that are promised, and no others', () => {
      for (const line of Object.values(found)) expectPromised(line, 'pods', labels);
    });
  });

  test('machine logs have their labels', async () => {
    for (const unit of ['kubelet', 'etcd']) append(join(stack.logs, `machine/${unit}.log`), `from ${unit}`);
    append(join(stack.logs, 'machine/kubelet.log.1'), 'read long ago');
    await until('two lines', 30, async () => (await ask('{unit=~".+"}')).length === 2);
    const [line, ...others] = await ask('{unit="kubelet"}');
    expect(others).toEqual([]);
    expect(line?.line).toBe('from kubelet');
    expectPromised(line, 'machineLogs', labels);
  }, 40_000);

  test('files of RKE2 have their labels', async () => {
    const files = { kubelet: 'agent/logs/kubelet.log', containerd: 'agent/containerd/containerd.log' };
    for (const [type, path] of Object.entries(files)) append(join(stack.rke2, path), `from ${type}`);
    await until('two lines', 30, async () => (await ask('{source="rke2"}')).length === 2);
    for (const type of Object.keys(files)) {
      const [line, ...others] = await ask(`{source="rke2", type="${type}"}`);
      expect(others).toEqual([]);
      expect(line?.line).toBe(`from ${type}`);
      expectPromised(line, 'rke2', labels);
    }
  }, 40_000);

  test('each source has the counter that is promised', async () => {
    append(join(stack.logs, 'syslog'), 'hello');
    const talos = { kernel: talosSender(stack.talos.kernelPort), service: talosSender(stack.talos.servicePort) };
    talos.kernel.send({ 'talos-time': goTime(Date.now()), msg: 'one' });
    talos.service.send({ 'talos-time': goTime(Date.now()), 'talos-service': 'etcd', msg: 'two' });
    await until('lines of Talos', 30, async () => (await ask('{log_type=~".+"}')).length === 2);
    await until('a line of the node', 30, async () => (await ask('{service_name="node/syslog"}')).length === 1);
    talos.kernel.close();
    talos.service.close();
    const pages = await Promise.all([SHIPPER, RECEIVER].map(metricsOf));
    const counters = stack.workloads.map(({ reads = [] }) => reads);
    expect(counters.flat().map(({ source }) => source)).toEqual([
      ...['pods', 'nodeFiles', 'machineLogs', 'rke2', 'rke2'],
      ...['talos', 'talos'],
    ]);
    counters.forEach((reads, index) => {
      for (const counter of reads) expect(valuesOf(counter, pages[index] ?? '')).toEqual([expect.any(Number)]);
    });
  }, 90_000);
}

/** The label contract, as far as no API is asked; `service_name` is there with all of them. */
function expectPromised(line: StoredLine | undefined, source: LogSource, labels: OtelSettings['labels']): void {
  const contract = labelContract(logs, labels === 'loki' ? 'otel' : 'otlp').find((one) => one.source === source);
  const promised = (contract?.labels ?? []).filter(({ name }) => !(name in logs.pods.podLabels));
  const names = new Set([...promised.map(({ name }) => name), 'service_name']);
  expect(Object.keys(line?.labels ?? {}).sort()).toEqual([...names].sort());
  for (const { name, values } of promised) if (values) expect(values).toContain(line?.labels[name]);
}

function append(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${line}\n`);
}

async function metricsOf(address: string): Promise<string> {
  return (await fetch(`http://${address}:8888/metrics`)).text();
}

/** The values of all series that a counter selects. */
function valuesOf({ metric, labels }: SourceCounter, page: string): readonly number[] {
  const selected = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return page
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) && selected.every((label) => line.includes(label)))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));
}
