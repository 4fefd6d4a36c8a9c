import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { labelContract } from '../../../lib/logs/labels/contract';
import type { SourceName } from '../../../lib/logs/sources/all';
import { OTEL } from '../../../lib/tiers/otel/collector';
import { releaseIdentity } from '../../../lib/tiers/otel/names';
import type { OtelSettings } from '../../../lib/tiers/otel/settings';
import { otelTier } from '../../../lib/tiers/otel/tier';
import type { SourceCounter } from '../../../lib/wiring/workload';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { allLogs, twoTiers } from '../../tiers/otel/props';
import { B3, LINES, SHORT, W3C } from '../lines';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { goTime, podFile, talosSender } from '../senders';
import { RECEIVER, SHIPPER, type Stack, startStack } from '../stack';
import { type StoredLine, storedLines } from '../stored-lines';
import { otelStack } from './otel-stack';

const logs = {
  ...allLogs,
  nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }],
  audit: { path: '/var/log/audit/kube-apiserver.log', job: 'audit' },
};

for (const labels of ['loki', 'otlp'] as const) {
  describeReal(`no environment ships: all sources and credentials, labels of ${labels}`, ['otelcol', 'loki'], (paths) =>
    lineContent(paths, labels),
  );
}

function lineContent(paths: Paths<'otelcol' | 'loki'>, labels: OtelSettings['labels']): void {
  const otlp = { ...twoTiers.otlp, credentialsSecret: 'loki-credentials' };
  const props = { ...twoTiers, labels, logs, otlp };
  let stack: Stack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);

  beforeAll(async () => {
    stack = await startStack(paths, otelStack(props));
  }, START_TIMEOUT);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

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

  test('what the shipper says of lines is none of them: it would have to say something of that, too', async () => {
    const pod = `${releaseIdentity('otel-shipper').controllerName}-x7k2p`;
    for (const container of ['opentelemetry-collector', 'sidecar']) {
      podFile(stack.pods, props.shipper.namespace, pod, container).write(`says ${container}`, Date.now());
    }
    await until(
      'a line of the container beside it',
      30,
      async () => (await ask('{service_name="sidecar"}')).length > 0,
    );
    expect(await ask('{service_name="opentelemetry-collector"}')).toEqual([]);
  }, 40_000);

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

  test('the audit log has its labels', async () => {
    append(join(stack.logs, 'audit/kube-apiserver.log'), '{"kind":"Event","verb":"get"}');
    await until('a line', 30, async () => (await ask('{service_name="audit"}')).length === 1);
    const [line] = await ask('{service_name="audit"}');
    expectPromised(line, 'audit', labels);
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
    const counters = otelTier(props).workloads.map(({ reads = [] }) => reads);
    expect(counters.flat().map(({ source }) => source)).toEqual([
      ...['pods', 'nodeFiles', 'machineLogs', 'rke2', 'rke2', 'audit'],
      ...['talos', 'talos'],
    ]);
    counters.forEach((reads, index) => {
      for (const counter of reads) expect(valuesOf(counter, pages[index] ?? '')).toEqual([expect.any(Number)]);
    });
  }, 90_000);
}

/** The label contract, as far as no API is asked; `service_name` is there with all of them. */
function expectPromised(line: StoredLine | undefined, source: SourceName, labels: OtelSettings['labels']): void {
  const contract = labelContract(logs, OTEL.scheme({ ...twoTiers, labels })).find((one) => one.source === source);
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
  const response = await fetch(`http://${address}:8888/metrics`, { signal: AbortSignal.timeout(10_000) });
  return response.text();
}

/** The values of all series that a counter selects. */
function valuesOf({ metric, labels }: SourceCounter, page: string): readonly number[] {
  const selected = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return page
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) && selected.every((label) => line.includes(label)))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));
}
