import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainLokiTier } from '../../../lib/tiers/loki/plain';
import { otlpIndexLabels } from '../../../lib/tiers/otel/index-labels';
import { plainOtelTier } from '../../../lib/tiers/otel/plain';
import type { ResolvedOtel } from '../../../lib/tiers/otel/settings';
import { Size } from '../../../lib/units/size';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { schemes } from '../../support/schemes';
import { onDisk } from '../../tiers/loki/props';
import { allLogs, minimal } from '../../tiers/otel/props';
import { collectorsOf } from '../collectors';
import { fromTier } from '../delivered';
import { killAndOutage } from '../kill-and-outage';
import { plainLoki } from '../loki';
import { plainContainer } from '../plain-workload';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { podFile } from '../senders';
import { NODE, type Stack, startStack } from '../stack';
import { storedLines } from '../stored-lines';

const { redaction, drop, machineLogs, pods } = allLogs;
const logs = { ...minimal.logs, pods: { ...pods, job: 'kubernetes-pods' }, redaction, drop, machineLogs };
const lokiTier = plainLokiTier(onDisk({ otlpIndexLabels: otlpIndexLabels(schemes.otel, logs), tenant: undefined }));
const props: ResolvedOtel = { ...minimal, logs, otlp: lokiTier.otlp };

describeReal(
  'no environment ships: redaction and machine logs without Helm, an outage with a kill',
  ['otelcol', 'loki-3.7'],
  plainStack,
);

function plainStack({ otelcol, 'loki-3.7': loki }: Paths<'otelcol' | 'loki-3.7'>): void {
  const delivered = fromTier(plainOtelTier(props));
  let stack: Stack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);

  beforeAll(async () => {
    stack = await startStack(
      { otelcol, loki },
      { collectors: collectorsOf(delivered), loki: plainLoki(fromTier(lokiTier)) },
    );
  }, START_TIMEOUT);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

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

  test('its own lines are not read, and those of its neighbours in the namespace are', async () => {
    const { namespace } = props.shipper;
    const container = 'opentelemetry-collector';
    const now = Date.now();
    podFile(stack.pods, namespace, 'otel-shipper-x7k2p', container).write('its own', now);
    const others = [
      ['otel-shipper-web-0', container],
      ['otel-shipper-x7k2p', 'sidecar'],
      ['otel-receiver-x7k2p', container],
      ['web-0', container],
    ] as const;
    for (const [pod, name] of others) podFile(stack.pods, namespace, pod, name).write(`of ${pod}/${name}`, now);
    const lines = async () => (await ask(`{namespace="${namespace}"}`)).map(({ line }) => line).sort();
    const expected = others.map(([pod, name]) => `of ${pod}/${name}`).sort();
    await until('the others', 30, async () => (await lines()).length >= expected.length);
    expect(await lines()).toEqual(expected);
  }, 60_000);

  test('nothing is lost or shown while the collector is killed and Loki is away, within the memory of the container', async () => {
    const most = await killAndOutage(stack, 'payments', (number) => ({
      written: `line ${number} of many: password=${'hunter'.repeat(2)}`,
      stored: `line ${number} of many: password=<redacted:value>`,
    }));
    expect(await ask('{pod="load-0"} |= "hunter"')).toEqual([]);
    const limit = Size.parse(plainContainer(delivered, 'DaemonSet')?.memoryLimit ?? '');
    expect(most).toBeLessThan(limit?.bytes ?? 0);
  }, 300_000);
}
