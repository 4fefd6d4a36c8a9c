import { RE2JS } from 're2js';
import { labelContract } from '../../../lib/logs/labels/contract';
import { LOGFMT_LINE } from '../../../lib/logs/parsing/logfmt';
import { TRACE_ID_PATTERNS } from '../../../lib/logs/parsing/trace-ids';
import type { PodLogs } from '../../../lib/logs/sources/pods';
import { printDocument } from '../../../lib/syntax/alloy/printer';
import { nodeComponents } from '../../../lib/tiers/alloy/config';
import { schemes } from '../../support/schemes';
import { producedMetadata } from './produced-labels';
import { allLogs, everything, minimal } from './props';
import { relabel } from './relabeling';

function componentsFor(pods: Partial<PodLogs>) {
  const logs = { ...minimal.logs, pods: { ...allLogs.pods, ...pods } };
  return { logs, components: nodeComponents(logs, everything.push, everything.chart.appVersion) };
}

function stagesFor(pods: Partial<PodLogs>) {
  const process = componentsFor(pods).components.find(({ name }) => name === 'loki.process');
  return process?.blocks ?? [];
}

function templateOf(source: string, parse: PodLogs['parse']) {
  return stagesFor({ parse }).find(({ attributes }) => attributes.source === source)?.attributes.template;
}

const PLAIN = ['stage.cri', 'stage.label_drop'];

test.each<[Partial<PodLogs>, readonly string[]]>([
  [{ parse: [], traceIds: false }, PLAIN],
  [
    { parse: ['json'], traceIds: false },
    [...PLAIN, 'stage.json', 'stage.template', 'stage.template', 'stage.structured_metadata'],
  ],
  [
    { parse: ['logfmt'], traceIds: false },
    [...PLAIN, 'stage.match', 'stage.template', 'stage.template', 'stage.structured_metadata'],
  ],
  [{ parse: [], traceIds: true }, [...PLAIN, 'stage.regex', 'stage.regex', 'stage.structured_metadata']],
  [
    { parse: ['json'], traceIds: true },
    [
      ...PLAIN,
      'stage.json',
      'stage.template',
      'stage.template',
      'stage.regex',
      'stage.regex',
      'stage.structured_metadata',
    ],
  ],
])('%j: what is asked for is looked for, after lines are joined', (pods, stages) => {
  expect(stagesFor(pods).map(({ name }) => name)).toEqual(stages);
});

test.each<Partial<PodLogs>>([{ parse: [], traceIds: false }, { parse: [] }, { traceIds: false }, {}])(
  '%j: what stands beside lines is what the contract promises',
  (pods) => {
    const { logs, components } = componentsFor(pods);
    const source = components.find(({ name }) => name === 'loki.source.file');
    const [promise] = labelContract(logs, schemes.alloy);
    expect(producedMetadata(source)).toEqual(promise?.metadata.map(({ name }) => name));
  },
);

test('without rules no line is dropped, and the line itself is never replaced', () => {
  const text = printDocument(componentsFor({}).components);
  for (const stage of ['stage.drop', 'stage.output', 'stage.replace', 'stage.labels']) {
    expect(text).not.toContain(stage);
  }
});

test('ids of traces are looked for in the order in which the last one wins', () => {
  const expressions = stagesFor({}).flatMap(({ attributes }) => attributes.expression ?? []);
  expect(expressions).toEqual(TRACE_ID_PATTERNS);
  for (const expression of expressions) expect(() => RE2JS.compile(String(expression))).not.toThrow();
});

test('the level is one of few, in whatever way a program writes it', () => {
  const template = templateOf('level', ['json']);
  expect(template).toContain(
    '{{ with ToLower . }}{{ if eq . "trace" "10" }}trace{{ else if eq . "debug" "dbg" "20" }}',
  );
  expect(String(template).match(/\{\{ (if|with) /g)).toHaveLength(3);
  expect(String(template).match(/\{\{ end \}\}/g)).toHaveLength(3);
});

test('the second names of logfmt count where the first are absent or empty', () => {
  expect(templateOf('level', ['json'])).toContain('{{ with .level }}');
  expect(templateOf('level', ['json', 'logfmt'])).toContain('{{ with or .level .__severity }}');
  expect(templateOf('msg', ['logfmt'])).toBe('{{ with or .msg .__message }}{{ printf "%.1024s" . }}{{ end }}');
});

test('only lines that are logfmt are read as such, after those that are JSON', () => {
  const [json, logfmt] = stagesFor({ parse: ['logfmt', 'json'], traceIds: false }).slice(PLAIN.length);
  expect(json?.name).toBe('stage.json');
  expect(logfmt).toMatchObject({
    name: 'stage.match',
    attributes: { selector: `{namespace=~".+"} |~ ${JSON.stringify(LOGFMT_LINE)}` },
    blocks: [{ name: 'stage.logfmt', attributes: { mapping: { __severity: 'severity', __message: 'message' } } }],
  });
});

test('the job is that of the intent, or namespace and container', () => {
  const labels = {
    __meta_kubernetes_namespace: 'shop',
    __meta_kubernetes_pod_container_name: 'web',
    __meta_kubernetes_pod_container_id: 'containerd://0a1b',
  };
  const jobFor = (job: string | undefined) => {
    const rules = componentsFor({ job }).components.find(({ name }) => name === 'discovery.relabel')?.blocks ?? [];
    return relabel(rules, labels)?.job;
  };
  expect(jobFor(undefined)).toBe('shop/web');
  expect(['kubernetes-pods', 'a$1$$b', '$'].map(jobFor)).toEqual(['kubernetes-pods', 'a$1$$b', '$']);
});

test('Helm finds no template in the text that Alloy gets', () => {
  expect(printDocument(componentsFor({}).components)).toContain('template = "{\\u007b with or .level .__severity }}');
});

test('labels of pods are found under the names that Prometheus gives them', () => {
  const text = printDocument(componentsFor({}).components);
  const rule = (source: string, target: string) =>
    `source_labels = ["__meta_kubernetes_pod_label_${source}"]\n\t\ttarget_label  = "${target}"`;
  expect(text).toContain(rule('app', 'app'));
  expect(text).toContain(rule('app_kubernetes_io_name', 'app_name'));
  expect(text).toContain(rule('example_com_team_name', 'team'));
});
