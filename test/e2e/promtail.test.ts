import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { labelContract } from '../../lib/logs/labels';
import type { LogSource } from '../../lib/logs/sources';
import { toYaml } from '../../lib/syntax/yaml';
import { promtailTier } from '../../lib/tiers/promtail/tier';
import { allLogs, everything, minimal } from '../tiers/promtail/props';
import { harmlessLines } from './harmless-lines';
import { LINES } from './lines';
import { type StoredLine, storedLines } from './loki';
import { until } from './programs';
import { type Container, configuration, type PromtailStack, startPromtailStack } from './promtail-stack';
import { secretLines } from './redaction-table';
import { podFile } from './senders';

const { PROMTAIL, LOKI } = process.env;

if (PROMTAIL) {
  test.each([
    ['minimal', minimal],
    ['everything', everything],
  ])('the real Promtail accepts the configuration of %s', (_, props) => {
    const folder = mkdtempSync(join(tmpdir(), 'promtail-'));
    const file = join(folder, 'promtail.yaml');
    writeFileSync(file, toYaml(configuration(promtailTier(props).releases[0]?.values ?? {}, [])));
    const { status, stderr } = spawnSync(PROMTAIL, ['-check-syntax', `-config.file=${file}`], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
} else test.skip('the real Promtail accepts its configuration: PROMTAIL must name it (tools/loki)', () => {});

if (PROMTAIL && LOKI) describe('Promtail, for real', () => promtail(PROMTAIL, LOKI));
else test.skip('Promtail, for real: PROMTAIL and LOKI must name the programs (tools/loki)', () => {});

const SHOP: Container = { namespace: 'shop', pod: 'cart-0', container: 'app', labels: podLabels('cart') };
const PAYMENTS: Container = { namespace: 'payments', pod: 'card-0', container: 'app', labels: podLabels('card') };
const VAULT: Container = { namespace: 'vault', pod: 'vault-0', container: 'vault', labels: {} };

function podLabels(app: string) {
  return { 'app.kubernetes.io/name': app, 'example.com/team-name': 'blue' };
}

/** The program is built without libsystemd: nothing here reads a journal. */
const { journal: _, ...logs } = allLogs;

function promtail(binary: string, loki: string): void {
  let stack: PromtailStack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);
  const pod = ({ namespace, pod, container }: Container) =>
    podFile(join(stack.logs, 'pods'), namespace, pod, container);

  beforeAll(async () => {
    stack = await startPromtailStack({ promtail: binary, loki }, { ...everything, logs }, [SHOP, PAYMENTS, VAULT]);
  }, 90_000);

  afterAll(() => stack?.destroy(), 60_000);

  describe('a line of a pod', () => {
    const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      ...LINES,
      'level=error msg="no JSON"': { level: 'error', msg: 'no JSON' },
      // What Promtail reads logfmt with takes the escapes of JSON only, and gives up at another one.
      'level=info msg="Go\'s \\x1b escape"': { level: 'info' },
      'ts=1 severity=Warning message=hot': { level: 'warn', msg: 'hot' },
      'ts=1 level=verbose msg=': {},
      'sets level=error in prose': {},
      'a="unfinished level=error': {},
    };
    const found: Record<string, StoredLine> = {};

    beforeAll(async () => {
      for (const line of Object.keys(expected)) pod(SHOP).write(line, Date.now() - 60_000);
      await until('all lines', 40, async () => {
        for (const line of await ask('{namespace="shop"}')) found[line.line] = line;
        return Object.keys(expected).every((line) => line in found);
      });
    }, 60_000);

    test.each(Object.entries(expected).map(([line, metadata]) => [line.slice(0, 70), line, metadata] as const))(
      '%s',
      (_name, line, metadata) => {
        const { level, msg, trace_id } = found[line]?.metadata ?? {};
        expect({ level, msg, trace_id }).toEqual({
          level: undefined,
          msg: undefined,
          trace_id: undefined,
          ...metadata,
        });
      },
    );

    test('has the labels that are promised, and no others', () => {
      for (const line of Object.values(found)) expectPromised(line, 'pods');
      expect(Object.values(found)[0]?.labels).toMatchObject({
        namespace: 'shop',
        app: 'cart',
        team: 'blue',
        node: 'node-1',
        job: 'kubernetes-$1-pods',
        container_runtime: 'containerd',
        stream: 'stdout',
      });
    });
  });

  test('files of the node have their labels', async () => {
    append(join(stack.logs, 'syslog'), 'from syslog');
    for (const unit of ['kubelet', 'etcd']) append(join(stack.logs, `${unit}.log`), `from ${unit}`);
    append(join(stack.logs, 'kubelet.log.1'), 'from a rotated file');
    append(join(stack.logs, 'audit/kube/audit.log'), 'from below');
    append(join(stack.rke2, 'agent/logs/kubelet.log'), 'from rke2');
    await until('all files', 40, async () => (await ask('{job=~"node/.*|machine-logs"}')).length >= 4);
    const [syslog, rke2] = [await ask('{job="node/syslog"}'), await ask('{source="rke2", type="kubelet"}')];
    const machine = await ask('{job="machine-logs"}');
    expect(machine.map(({ line, labels }) => [labels.unit, line]).sort()).toEqual([
      ['etcd', 'from etcd'],
      ['kubelet', 'from kubelet'],
    ]);
    expectPromised(syslog[0], 'nodeFiles');
    expectPromised(rke2[0], 'rke2');
    for (const line of machine) expectPromised(line, 'machineLogs');
  }, 60_000);

  test('what nobody wants is not stored: dropped lines, excluded namespaces', async () => {
    pod(VAULT).write('unseal', Date.now());
    pod(SHOP).write('GET /healthz "200"', Date.now());
    pod(SHOP).write('after them', Date.now());
    await until('the last line', 40, async () => (await ask('{namespace="shop"} |= "after them"')).length === 1);
    expect(await ask('{namespace="shop"} |= "healthz"')).toEqual([]);
    expect(await ask('{namespace="vault"}')).toEqual([]);
    expect(await metrics()).toContain('logentry_dropped_lines_total{reason="Health checks"} 1');
  }, 60_000);

  test('secrets of sensitive namespaces leave no node, and nothing else is changed', async () => {
    const secrets = secretLines();
    const harmless = harmlessLines();
    const [split] = secrets;
    const file = pod(PAYMENTS);
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
    pod(SHOP).write(secret?.line ?? '', Date.now());
    await until(
      'it',
      40,
      async () => (await ask(`{namespace="shop"} |= ${JSON.stringify(secret?.line)}`)).length === 1,
    );
  }, 60_000);

  test('what is written while Loki is away arrives when it is back', async () => {
    await stack.loki.end('SIGTERM');
    for (let n = 0; n < 50; n++) pod(SHOP).write(`outage ${n}`, Date.now());
    await until('a retry', 40, async () => /^promtail_batch_retries_total.* [1-9]/m.test(await metrics()));
    stack.loki.start();
    await until('all of them', 90, async () => (await ask('{namespace="shop"} |= "outage"')).length === 50);
    expect(await metrics()).toMatch(/^promtail_dropped_entries_total.*ingester_error.* 0$/m);
  }, 180_000);

  async function metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${stack.promtailPort}/metrics`)).text();
  }
}

/** The label contract; Loki adds `service_name`. */
function expectPromised(line: StoredLine | undefined, source: LogSource): void {
  const promised = labelContract(logs, 'promtail').find((one) => one.source === source)?.labels ?? [];
  const names = [...promised.map(({ name }) => name), 'service_name'];
  expect(Object.keys(line?.labels ?? {}).sort()).toEqual(names.sort());
  for (const { name, values } of promised) if (values) expect(values).toContain(line?.labels[name]);
}

function append(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${line}\n`);
}
