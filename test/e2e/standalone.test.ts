import { parse } from 'yaml';
import { Size } from '../../lib/units/size';
import { until } from '../../verify/programs/program';
import { describeReal, type Paths } from '../support/programs';
import { collectorsOf } from './collectors';
import { fromDist } from './delivered';
import { killAndOutage } from './kill-and-outage';
import { plainLoki } from './loki';
import { plainContainer } from './plain-workload';
import { pushBothWays } from './push';
import { END_TIMEOUT, START_TIMEOUT } from './ready';
import { podFile } from './senders';
import { NODE, type Stack, startStack } from './stack';
import { storedLines } from './stored-lines';

describeReal('standalone: collector and Loki without Helm, an outage with a kill', ['otelcol', 'loki-3.7'], standalone);

function standalone({ otelcol, 'loki-3.7': loki }: Paths<'otelcol' | 'loki-3.7'>): void {
  const delivered = fromDist('standalone');
  let stack: Stack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);

  beforeAll(async () => {
    stack = await startStack({ otelcol, loki }, { collectors: collectorsOf(delivered), loki: plainLoki(delivered) });
  }, START_TIMEOUT);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

  test('lines of pods have their labels; health checks are dropped', async () => {
    const now = Date.now() - 60_000;
    const pod = podFile(stack.pods, 'shop', 'cart-0', 'app');
    for (const line of ['GET /healthz 200', 'GET /ping', 'GET /pingpong', 'GET /cart 200']) pod.write(line, now);
    await until('two lines', 40, async () => (await ask('{namespace="shop"}')).length === 2);
    const [line, other] = await ask('{namespace="shop"}');
    expect([line?.line, other?.line].sort()).toEqual(['GET /cart 200', 'GET /pingpong']);
    expect(line?.labels).toEqual({
      cluster: 'standalone',
      namespace: 'shop',
      pod: 'cart-0',
      container: 'app',
      node: NODE,
      job: 'shop/app',
      stream: 'stdout',
      service_name: 'app',
    });
  }, 60_000);

  test('Loki takes lines in its own protocol and over OTLP, and gives them back with their labels', async () => {
    await pushBothWays(stack.lokiPort);
    const [pushed] = await ask('{job="plain"}');
    expect(pushed).toMatchObject({ line: 'pushed', metadata: { trace_id: 'abc' } });
    const [sent] = await ask('{k8s_namespace_name="push"}');
    expect(sent).toMatchObject({ line: 'sent', metadata: { log_type: 'pod' } });
  }, 60_000);

  test('Loki keeps the lines that it took when it is killed', async () => {
    await stack.loki.end('SIGKILL');
    await stack.restart(stack.loki);
    expect(await ask('{job="plain"}')).toMatchObject([{ line: 'pushed' }]);
  }, 120_000);

  test('Loki says of its retention and its chunks what is asked for', async () => {
    const response = await fetch(`http://127.0.0.1:${stack.lokiPort}/config`, { signal: AbortSignal.timeout(30_000) });
    expect(parse(await response.text())).toMatchObject({
      ingester: {
        chunk_idle_period: '30m0s',
        max_chunk_age: '1h0m0s',
        chunk_target_size: 2 * 1024 * 1024,
        chunk_encoding: 'gzip',
      },
      limits_config: { retention_period: '1w' },
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    });
  });

  test('nothing is lost while the collector is killed and Loki is away, within the memory of the container', async () => {
    const most = await killAndOutage(stack, 'load', (number) => {
      const line = `line ${number} of many`;
      return { written: line, stored: line };
    });
    const limit = Size.parse(plainContainer(delivered, 'DaemonSet')?.memoryLimit ?? '');
    expect(most).toBeLessThan(limit?.bytes ?? 0);
  }, 300_000);
}
