import { join } from 'node:path';
import { labelContract } from '../../../lib/logs/labels/contract';
import type { SourceName } from '../../../lib/logs/sources/all';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { schemes } from '../../support/schemes';
import { allLogs, everything } from '../../tiers/promtail/props';
import { LINES } from '../lines';
import { append, containerFile, PAYMENTS, SHOP, VAULT } from '../promtail-lines';
import { type PromtailStack, startPromtailStack } from '../promtail-stack';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { type StoredLine, storedLines } from '../stored-lines';
import { promtailParts } from './promtail-parts';

/** The program is built without libsystemd: nothing here reads a journal. */
const { journal: _, ...logs } = allLogs;

describeReal(
  'no environment ships: Promtail with all sources, a tenant and credentials',
  ['promtail', 'loki'],
  promtail,
);

function promtail(paths: Paths<'promtail' | 'loki'>): void {
  let stack: PromtailStack;
  const ask = (query: string) => storedLines(stack.lokiPort, query);
  const shop = () => containerFile(stack.logs, SHOP);

  beforeAll(async () => {
    stack = await startPromtailStack(paths, promtailParts({ ...everything, logs }, [SHOP, PAYMENTS, VAULT]));
  }, START_TIMEOUT);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

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
      for (const line of Object.keys(expected)) shop().write(line, Date.now() - 60_000);
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
    containerFile(stack.logs, VAULT).write('unseal', Date.now());
    shop().write('GET /healthz "200"', Date.now());
    shop().write('after them', Date.now());
    await until('the last line', 40, async () => (await ask('{namespace="shop"} |= "after them"')).length === 1);
    expect(await ask('{namespace="shop"} |= "healthz"')).toEqual([]);
    expect(await ask('{namespace="vault"}')).toEqual([]);
    expect(await metrics()).toContain('logentry_dropped_lines_total{reason="Health checks"} 1');
  }, 60_000);

  async function metrics(): Promise<string> {
    const url = `http://127.0.0.1:${stack.promtailPort}/metrics`;
    return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
  }
}

/** The label contract; Loki adds `service_name`. */
function expectPromised(line: StoredLine | undefined, source: SourceName): void {
  const promised = labelContract(logs, schemes.promtail).find((one) => one.source === source)?.labels ?? [];
  const names = [...promised.map(({ name }) => name), 'service_name'];
  expect(Object.keys(line?.labels ?? {}).sort()).toEqual(names.sort());
  for (const { name, values } of promised) if (values) expect(values).toContain(line?.labels[name]);
}
