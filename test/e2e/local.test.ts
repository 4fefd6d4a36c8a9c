import { join } from 'node:path';
import { until } from '../../verify/programs/program';
import { describeReal, type Paths } from '../support/programs';
import { fromDist, releaseWith } from './delivered';
import { harmlessLines } from './harmless-lines';
import { LINES } from './lines';
import { releasedLoki } from './loki';
import { append, containerFile, PAYMENTS, SHOP } from './promtail-lines';
import { type PromtailStack, startPromtailStack } from './promtail-stack';
import { END_TIMEOUT, START_TIMEOUT } from './ready';
import { secretLines } from './redaction-table';
import { type StoredLine, storedLines } from './stored-lines';

describeReal('local: Promtail, redaction, an outage', ['promtail', 'loki'], local);

function local(paths: Paths<'promtail' | 'loki'>): void {
  let stack: PromtailStack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);
  const shop = () => containerFile(stack.logs, SHOP);

  beforeAll(async () => {
    const delivered = fromDist('local');
    const { values } = releaseWith(delivered, 'config', 'snippets');
    stack = await startPromtailStack(paths, { values, containers: [SHOP, PAYMENTS], loki: releasedLoki(delivered) });
  }, START_TIMEOUT);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

  test('lines of pods have their labels, and what is found in them', async () => {
    const found: Record<string, StoredLine> = {};
    // What Promtail reads logfmt with takes the escapes of JSON only, and gives up at another one.
    const { 'level=info msg="Go\'s \\x1b escape"': _, ...lines } = LINES;
    for (const line of Object.keys(lines)) shop().write(line, Date.now() - 60_000);
    await until('all lines', 40, async () => {
      for (const line of await ask('{namespace="shop"}')) found[line.line] = line;
      return Object.keys(lines).every((line) => line in found);
    });
    for (const [line, { level, msg }] of Object.entries(lines)) {
      const { metadata, labels } = found[line] ?? {};
      expect([line, metadata?.level, metadata?.msg]).toEqual([line, level, msg]);
      expect(labels).toEqual({
        cluster: 'local',
        namespace: 'shop',
        pod: 'cart-0',
        container: 'app',
        app: 'cart',
        node: 'node-1',
        job: 'kubernetes-pods',
        container_runtime: 'containerd',
        stream: 'stdout',
        service_name: 'cart',
      });
    }
  }, 60_000);

  test('files of the machine have their labels', async () => {
    append(join(stack.logs, 'kubelet.log'), 'from kubelet');
    await until('the line', 40, async () => (await ask('{job="machine-logs"}')).length > 0);
    const [line, ...others] = await ask('{job="machine-logs"}');
    expect(others).toEqual([]);
    expect(line?.line).toBe('from kubelet');
    expect(line?.labels).toEqual({
      cluster: 'local',
      job: 'machine-logs',
      node: 'node-1',
      unit: 'kubelet',
      service_name: 'machine-logs',
    });
  }, 60_000);

  test('secrets of sensitive namespaces leave no node, and nothing else is changed', async () => {
    const secrets = secretLines();
    const harmless = harmlessLines();
    const [split] = secrets;
    const file = containerFile(stack.logs, PAYMENTS);
    // A time for each: Loki keeps one of two lines that are alike, and many are when the secret is gone.
    const began = Date.now() - 60_000;
    [...secrets.map(({ line }) => line), ...harmless].forEach((line, index) => {
      file.write(line, began + index);
    });
    append(
      join(stack.logs, 'pods/payments_card-0_0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f/app/0.log'),
      `${new Date().toISOString()} stdout P begin ${split?.line.slice(0, 60)}\n${new Date().toISOString()} stdout F ${split?.line.slice(60)} end`,
    );
    const count = secrets.length + harmless.length + 1;
    await until('all lines', 60, async () => (await ask('{namespace="payments"}')).length >= count);
    const stored = JSON.stringify(await ask('{namespace="payments"}'));
    for (const secret of secrets.flatMap((one) => one.secrets)) {
      expect(await ask(`{namespace="payments"} |= ${JSON.stringify(secret)}`)).toEqual([]);
      expect(stored).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    const lines = (await ask('{namespace="payments"}')).map(({ line }) => line);
    for (const line of harmless) expect(lines).toContain(line);
    for (const { survives } of secrets) {
      expect(lines.some((line) => survives.every((text) => line.includes(text)))).toBe(true);
    }
  }, 120_000);

  test('lines of other namespaces stay as they are', async () => {
    const [secret] = secretLines();
    shop().write(secret?.line ?? '', Date.now());
    await until(
      'it',
      40,
      async () => (await ask(`{namespace="shop"} |= ${JSON.stringify(secret?.line)}`)).length === 1,
    );
  }, 60_000);

  test('what is written while Loki is away arrives when it is back', async () => {
    await stack.loki.end('SIGTERM');
    for (let n = 0; n < 50; n++) shop().write(`outage ${n}`, Date.now());
    await until('a retry', 40, async () => /^promtail_batch_retries_total.* [1-9]/m.test(await metrics()));
    await stack.restartLoki();
    await until('all of them', 90, async () => (await ask('{namespace="shop"} |= "outage"')).length === 50);
    expect(await metrics()).toMatch(/^promtail_dropped_entries_total.*ingester_error.* 0$/m);
  }, 240_000);

  async function metrics(): Promise<string> {
    const url = `http://127.0.0.1:${stack.promtailPort}/metrics`;
    return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
  }
}
