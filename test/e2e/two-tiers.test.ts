import { setTimeout as sleep } from 'node:timers/promises';
import { twoTiers as props } from '../tiers/otel/props';
import { type StoredLine, storedLines } from './loki';
import { until } from './programs';
import { goTime, nanoseconds, type PodFile, podFile, type TalosSender, talosSender } from './senders';
import { NODE, prepareStack, type Stack } from './stack';

const { OTELCOL, LOKI } = process.env;

if (OTELCOL && LOKI) describe('two tiers and Loki, for real', () => twoTiers(OTELCOL, LOKI));
else test.skip('two tiers and Loki, for real: OTELCOL and LOKI must name the programs (tools/otelcol)', () => {});

function twoTiers(otelcol: string, loki: string): void {
  let stack: Stack;
  let kernel: TalosSender;
  let service: TalosSender;

  beforeAll(async () => {
    stack = await prepareStack(otelcol, loki, props);
    await stack.start();
    kernel = talosSender(stack.talos.kernelPort);
    service = talosSender(stack.talos.servicePort);
  }, 90_000);

  afterAll(async () => {
    kernel?.close();
    service?.close();
    await stack?.destroy();
  }, 60_000);

  describe('a line', () => {
    const now = Date.now() - 60_000;
    const found: Record<string, StoredLine> = {};

    beforeAll(async () => {
      const time = { 'talos-time': goTime(now) };
      kernel.send({ ...time, 'talos-level': 'error', msg: 'oops', facility: 'kern', seq: 7, priority: 'crit' });
      service.send({ ...time, 'talos-level': 'warn', 'talos-service': 'etcd', msg: 'slow', member: 'a' });
      service.send({ ...time, 'talos-level': 'panic', 'talos-service': 'machined', msg: 'gone' });
      podFile(stack.pods, 'vault', 'vault-0', 'app').write('secret', now);
      podFile(stack.pods, 'shop', 'cart-0', 'app').write('hello {"a": 1}', now, 'stderr');
      await until('four lines', 30, async () => {
        for (const line of await storedLines(stack.lokiPort, '{cluster="prod"}')) found[line.line] = line;
        return Object.keys(found).length >= 4;
      });
    }, 40_000);

    test('of the kernel has its labels, level and time', () => {
      expect(found.oops).toMatchObject({
        timestamp: nanoseconds(now),
        metadata: { detected_level: 'error', facility: 'kern', seq: '7' },
      });
      expect(found.oops?.labels).toEqual({
        cluster: 'prod',
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
        cluster: 'prod',
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
        cluster: 'prod',
        namespace: 'shop',
        pod: 'cart-0',
        container: 'app',
        node: NODE,
        job: 'shop/app',
        stream: 'stderr',
        service_name: 'app',
      });
    });

    test('of an excluded namespace is not there', () => expect(Object.keys(found)).not.toContain('secret'));
  });

  test('none is lost while Loki is away under load and the shipper is killed', async () => {
    const load = sendLoad({ kernel, service, pod: podFile(stack.pods, 'load', 'load-0', 'app') }, LOAD_SECONDS);
    await sleep(8_000);
    await stack.loki.end('SIGTERM');
    await sleep(OUTAGE_SECONDS * 500);
    await stack.shipper.end('SIGKILL');
    stack.shipper.start();
    await sleep(OUTAGE_SECONDS * 500);
    stack.loki.start();
    const sent = await load;
    let counts: Counts | undefined;
    // If not all arrive, the counts tell more than the time that has passed.
    await until('all lines', 90, async () => {
      counts = await countLines(stack.lokiPort, sent);
      return Object.values(counts.missing).every((count) => count === 0);
    }).catch(() => undefined);
    process.stdout.write(`${JSON.stringify({ sent: sent.length, ...counts })}\n`);
    expect(counts?.missing).toEqual({ kernel: 0, service: 0, pod: 0 });
  }, 240_000);
}

/** Loki is away that long; the shipper is killed in the middle of it. */
const OUTAGE_SECONDS = 60;
const LOAD_SECONDS = 75;
const KINDS = ['kernel', 'service', 'pod'] as const;

interface Senders {
  readonly kernel: TalosSender;
  readonly service: TalosSender;
  readonly pod: PodFile;
}

/** Somewhat less than 100 lines a second of each kind. Resolves with all of them when the last is sent. */
async function sendLoad({ kernel, service, pod }: Senders, seconds: number): Promise<readonly string[]> {
  const sent: string[] = [];
  const end = Date.now() + seconds * 1000;
  for (let number = 0; Date.now() < end; number++) {
    const now = Date.now();
    const time = { 'talos-time': goTime(now), 'talos-level': 'info' };
    kernel.send({ ...time, msg: `kernel ${number}`, seq: number });
    service.send({ ...time, msg: `service ${number}`, 'talos-service': 'apid' });
    pod.write(`pod ${number}`, now);
    sent.push(...KINDS.map((kind) => `${kind} ${number}`));
    await sleep(10);
  }
  return sent;
}

interface Counts {
  readonly missing: Readonly<Record<string, number>>;

  /** A line that is sent again after a crash counts once more, unless Loki sees that it is the same. */
  readonly stored: number;
}

async function countLines(port: number, sent: readonly string[]): Promise<Counts> {
  const stored = (await storedLines(port, '{cluster="prod"} |~ "^(kernel|service|pod) "')).map(({ line }) => line);
  const known = new Set(stored);
  const missing = sent.filter((line) => !known.has(line));
  const count = (kind: string) => missing.filter((line) => line.startsWith(kind)).length;
  return { missing: Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])), stored: stored.length };
}
