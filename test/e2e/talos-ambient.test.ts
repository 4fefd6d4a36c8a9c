import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../verify/programs/program';
import { describeReal, type Paths } from '../support/programs';
import { collectorsOf } from './collectors';
import { fromDist } from './delivered';
import { loadSenders, missingLines, NONE, type Senders, sendLoad } from './load';
import { releasedLoki } from './loki';
import { END_TIMEOUT, START_TIMEOUT } from './ready';
import { goTime, nanoseconds, podFile } from './senders';
import { NODE, type Stack, startStack } from './stack';
import { askLoki, type StoredLine, storedLines } from './stored-lines';

const EVERYTHING = '{cluster="nbg1-prod1"}';

describeReal('talos-ambient: two tiers, a tenant, outages', ['otelcol', 'loki'], talosAmbient);

function talosAmbient(paths: Paths<'otelcol' | 'loki'>): void {
  let stack: Stack;
  let senders: Senders;

  beforeAll(async () => {
    const delivered = fromDist('talos-ambient');
    stack = await startStack(paths, { collectors: collectorsOf(delivered), loki: releasedLoki(delivered) });
    senders = loadSenders(stack, 'load-0');
  }, START_TIMEOUT);

  afterAll(async () => {
    senders?.close();
    await stack?.destroy();
  }, END_TIMEOUT);

  describe('a line', () => {
    const now = Date.now() - 60_000;
    const found: Record<string, StoredLine> = {};

    beforeAll(async () => {
      const { kernel, service } = senders;
      const time = { 'talos-time': goTime(now) };
      kernel.send({ ...time, 'talos-level': 'error', msg: 'oops', facility: 'kern', seq: 7, priority: 'crit' });
      service.send({ ...time, 'talos-level': 'warn', 'talos-service': 'etcd', msg: 'slow', member: 'a' });
      service.send({ ...time, 'talos-level': 'panic', 'talos-service': 'machined', msg: 'gone' });
      podFile(stack.pods, 'shop', 'cart-0', 'app').write('hello {"a": 1}', now, 'stderr');
      await until('four lines', 40, async () => {
        for (const line of await storedLines(stack.lokiPort, EVERYTHING)) found[line.line] = line;
        return Object.keys(found).length >= 4;
      });
    }, 60_000);

    test('of the kernel has its labels, level and time', () => {
      expect(found.oops).toMatchObject({
        timestamp: nanoseconds(now),
        metadata: { detected_level: 'error', facility: 'kern', seq: '7' },
      });
      expect(found.oops?.labels).toEqual({
        cluster: 'nbg1-prod1',
        node: NODE,
        job: 'talos/kernel',
        service_name: 'talos-kernel',
        log_type: 'talos-kernel',
      });
    });

    test('of a service has its labels, level and time', () => {
      expect(found.slow).toMatchObject({
        timestamp: nanoseconds(now),
        metadata: { detected_level: 'warn', member: 'a' },
      });
      expect(found.slow?.labels).toEqual({
        cluster: 'nbg1-prod1',
        node: NODE,
        job: 'talos/etcd',
        service_name: 'talos-etcd',
        log_type: 'talos-service',
      });
      expect(found.gone).toMatchObject({ labels: { job: 'talos/machined' }, metadata: { detected_level: 'fatal' } });
    });

    test('of a pod has its labels and time', () => {
      const line = found['hello {"a": 1}'];
      expect(line?.timestamp).toBe(nanoseconds(now));
      expect(line?.labels).toEqual({
        cluster: 'nbg1-prod1',
        namespace: 'shop',
        pod: 'cart-0',
        container: 'app',
        node: NODE,
        job: 'shop/app',
        stream: 'stderr',
        service_name: 'app',
      });
    });
  });

  describe('the tenant', () => {
    const push = (headers: Readonly<Record<string, string>>) =>
      fetch(`http://127.0.0.1:${stack.lokiPort}/loki/api/v1/push`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ streams: [{ stream: { app: 'x' }, values: [[`${Date.now()}000000`, 'of another']] }] }),
        signal: AbortSignal.timeout(30_000),
      });

    test('prod has the lines; no other tenant sees one of them', async () => {
      expect(await storedLines(stack.lokiPort, EVERYTHING, 'prod')).not.toEqual([]);
      expect(await storedLines(stack.lokiPort, EVERYTHING, 'staging')).toEqual([]);
      expect(await storedLines(stack.lokiPort, EVERYTHING, 'fake')).toEqual([]);
    });

    test('prod sees no line of another tenant', async () => {
      expect((await push({ 'X-Scope-OrgID': 'staging' })).status).toBe(204);
      await until('the line', 40, async () => (await storedLines(stack.lokiPort, '{app="x"}', 'staging')).length === 1);
      expect(await storedLines(stack.lokiPort, '{app="x"}', 'prod')).toEqual([]);
    }, 60_000);

    test('nobody reads or writes without one', async () => {
      expect((await askLoki(stack.lokiPort, EVERYTHING, {})).status).toBe(401);
      expect((await push({})).status).toBe(401);
    });
  });

  test('no line is lost while Loki is away under load, for less than the ten minutes of retries', async () => {
    const load = sendLoad(senders, 'outage', 35);
    await sleep(5_000);
    await stack.loki.end('SIGTERM');
    await sleep(20_000);
    await stack.restart(stack.loki);
    expect(await missingLines(stack.lokiPort, await load)).toEqual(NONE);
  }, 300_000);

  test('no line that is sent while the shipper is dead is lost', async () => {
    // Its queue is in memory and empty: all lines before have arrived.
    await stack.shipper.end('SIGKILL');
    const sent = await sendLoad(senders, 'kill', 5);
    await stack.restart(stack.shipper);
    expect(await missingLines(stack.lokiPort, sent)).toEqual(NONE);
  }, 300_000);
}
