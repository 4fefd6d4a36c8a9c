import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import MarkdownIt from 'markdown-it';
import { renderStack } from '../../lib/output/render';
import { smokeFunctions } from '../../lib/output/smoke';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { HOSTILE_TEXTS } from '../support/hostile';

// Below all validation: a plan in which every text is what somebody would like to run, as if no check had stopped it.

const FULL = `${MINIMAL}grafana: { datasource: { namespace: grafana } }
logs: { events: true, redaction: { namespaces: [vault] } }
monitoring: { serviceMonitors: true, alerts: true }
others: { secrets: [{ namespace: a, name: b, keys: [c] }], objects: [{ kind: ConfigMap, name: x }] }
readme: { deviations: { asked: { built: b, reason: c } }, queries: { title: '{namespace="x"}' } }
patches: [{ target: { kind: Namespace, name: monitoring }, operations: [{ op: add, path: /metadata/labels/x, value: y }] }]
`;

/** Words of our own that programs count on: they stay. */
const OURS =
  /^(Deployment|StatefulSet|DaemonSet|restricted|baseline|privileged|http|https|grpc|tcp|per-node|pods|events)$/;
const KEPT = new Set([
  'kind',
  'scheme',
  'id',
  'severity',
  'source',
  'path',
  'apiVersion',
  'engine',
  'distribution',
  'expected',
]);

function poisoned<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (KEPT.has(key) || OURS.test(value) ? value : `${value}${text}`) as T;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text, key)) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, its]) => [name, poisoned(its, text, name)])) as T;
}

const plan = planStack(loadOne(FULL));

function filesOf(text: string): ReadonlyMap<string, string> {
  const { environment, wiring, store, labels, delivery } = plan;
  const hostile: StackPlan = {
    ...plan,
    wiring: poisoned(wiring, text),
    store: poisoned(store, text),
    labels: poisoned(labels, text),
    delivery: { ...delivery, stages: poisoned(delivery.stages, text) },
    environment: {
      ...environment,
      ...poisoned({ name: environment.name, cluster: environment.cluster, file: environment.file }, text),
      others: poisoned(environment.others, text),
      readme: poisoned(environment.readme, text),
      patches: poisoned(environment.patches, text),
      acknowledge: [{ id: 'a/b', reason: text }],
      logs: { ...environment.logs, redaction: { namespaces: [`vault${text}`] } },
      grafana: poisoned(environment.grafana, text),
    },
  };
  const finding = { id: 'a/b', severity: 'warning', path: [], problem: text, consequence: text, fix: text } as const;
  const files = renderStack({ plan: hostile, node: new App().node }, [finding]);
  return new Map(files.map(({ path, content }) => [path.slice(path.lastIndexOf('/') + 1), content]));
}

/** Several together, because each costs a whole README and two shells. */
const TEXTS = HOSTILE_TEXTS.flatMap((_, index) =>
  index % 6 === 0 ? [HOSTILE_TEXTS.slice(index, index + 6).join('')] : [],
);
const HIDDEN = /[^\P{Cc}\n\t]|\p{Bidi_Control}/u;

test('no file has a character that nobody sees', () => {
  for (const text of TEXTS)
    for (const [name, content] of filesOf(text)) expect(`${name} ${content}`).not.toMatch(HIDDEN);
});

test('every file is still one that was written by us', () => {
  for (const text of TEXTS) {
    expect(filesOf(text).get('README.md')).toMatch(/^<!-- Generated from [^\n]* -->\n\n# /);
    expect(filesOf(text).get('needs.txt')).toMatch(/^# Generated from [^\n]*\n([a-z]+( [A-Za-z0-9._:/@+=%-]+)+\n)*$/);
  }
});

test('a README has the same headings and tables, and no HTML', () => {
  const parser = new MarkdownIt({ html: true });
  const shape = (text: string) => {
    const tokens = parser.parse(filesOf(text).get('README.md') ?? '', {});
    const inner = tokens.flatMap(({ children }) => children ?? []).map(({ type }) => type);
    expect(inner).not.toContain('html_inline');
    return tokens.filter(({ type }) => type !== 'inline').map(({ type, tag }) => `${type} ${tag}`);
  };
  const wanted = shape('x');
  for (const text of TEXTS) expect(shape(text)).toEqual(wanted);
});

test('a smoke script runs nothing but what it is for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    const { path, content } = smokeFunctions();
    writeFileSync(join(folder, path), content);
    for (const text of TEXTS) {
      const script = filesOf(text).get('smoke.sh') ?? '';
      expect({ text, ...read(script) }).toEqual({ text, status: 0, stderr: '' });
      // The functions are replaced, so that every line of every check is run, and says what words it has been given.
      const replaced = script.replace(/^functions=[\s\S]*?^\. "\$functions"$/m, () => STUBS);
      const { status, stderr } = spawnSync('bash', ['-c', replaced], { cwd: folder, timeout: 20_000 });
      expect({ text, status, stderr: stderr.toString() }).toEqual({ text, status: 0, stderr: '' });
      expect({ text, touched: existsSync(join(folder, 'pwned')) }).toEqual({ text, touched: false });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function read(script: string) {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: script });
  return { status, stderr: stderr.toString() };
}

const STUBS = `
WORK=$PWD passed=0 failed=0 skipped=0
echo 'retention_enabled: true' >config
for name in admits rollout all_ready on_every_node exists metrics pod_of services ingresses tunnel login ask status \\
  reachable lines found redaction_pod within kube fail skip grep; do
  eval "$name() { :; }"
done
check() { "$1" >/dev/null; }
`;
