import { RE2JS } from 're2js';
import type { PodLogs } from '../../../lib/logs/intent';
import { labelContract } from '../../../lib/logs/labels';
import { TRACE_ID_PATTERNS } from '../../../lib/logs/trace-ids';
import { printDocument } from '../../../lib/syntax/alloy/printer';
import { nodeComponents } from '../../../lib/tiers/alloy/config';
import { producedMetadata } from './produced-labels';
import { allLogs, everything, minimal } from './props';

function componentsFor(pods: Partial<PodLogs>) {
  const logs = { ...minimal.logs, pods: { ...allLogs.pods, ...pods } };
  return { logs, components: nodeComponents(logs, everything.push) };
}

function stagesFor(pods: Partial<PodLogs>) {
  const process = componentsFor(pods).components.find(({ name }) => name === 'loki.process');
  return process?.blocks ?? [];
}

const PLAIN = ['stage.cri', 'stage.label_drop'];

test.each<[Partial<PodLogs>, readonly string[]]>([
  [{ parse: [], traceIds: false }, PLAIN],
  [
    { parse: ['json'], traceIds: false },
    [...PLAIN, 'stage.json', 'stage.template', 'stage.template', 'stage.structured_metadata'],
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
    const [promise] = labelContract(logs);
    expect(producedMetadata(source)).toEqual(promise?.metadata.map(({ name }) => name));
  },
);

test('no line is dropped, and the line itself is never replaced', () => {
  const names = stagesFor({}).map(({ name }) => name);
  for (const stage of ['stage.drop', 'stage.output', 'stage.replace', 'stage.labels']) {
    expect(names).not.toContain(stage);
  }
});

test('ids of traces are looked for in the order in which the last one wins', () => {
  const expressions = stagesFor({}).flatMap(({ attributes }) => attributes.expression ?? []);
  expect(expressions).toEqual(TRACE_ID_PATTERNS);
  for (const expression of expressions) expect(() => RE2JS.compile(String(expression))).not.toThrow();
});

test('the level is one of few, in whatever way a program writes it', () => {
  const template = stagesFor({}).find(({ attributes }) => attributes.source === 'level')?.attributes.template;
  expect(template).toContain(
    '{{ with ToLower . }}{{ if eq . "trace" "10" }}trace{{ else if eq . "debug" "dbg" "20" }}',
  );
  expect(String(template).match(/\{\{ (if|with) /g)).toHaveLength(3);
  expect(String(template).match(/\{\{ end \}\}/g)).toHaveLength(3);
});

test('Helm finds no template in the text that Alloy gets', () => {
  expect(printDocument(componentsFor({}).components)).toContain('template = "{\\u007b with .level }}');
});

test('labels of pods are found under the names that Prometheus gives them', () => {
  const text = printDocument(componentsFor({}).components);
  const rule = (source: string, target: string) =>
    `source_labels = ["__meta_kubernetes_pod_label_${source}"]\n\t\ttarget_label  = "${target}"`;
  expect(text).toContain(rule('app', 'app'));
  expect(text).toContain(rule('app_kubernetes_io_name', 'app_name'));
  expect(text).toContain(rule('example_com_team_name', 'team'));
});
