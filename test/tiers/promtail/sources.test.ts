import { isJsonObject, type Json, type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { labelContract } from '../../../lib/logs/labels/contract';
import { REDACTION } from '../../../lib/logs/redaction/rules';
import { sources } from '../../../lib/tiers/promtail/sources';
import { schemes } from '../../support/schemes';
import { allLogs, minimal } from './props';

const made = sources(allLogs);
const contract = labelContract(allLogs, schemes.promtail);

function source(name: string): JsonObject {
  const found = made.find((one) => one.job_name === name);
  if (!found) throw new Error(name);
  return found;
}

function list(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The labels that rules, targets and stages set, with those that Promtail sets by itself. */
function produced({ relabel_configs, static_configs, journal, pipeline_stages }: JsonObject): ReadonlySet<string> {
  const stages = list(pipeline_stages);
  const dropped = stages.flatMap(({ labeldrop }) => (Array.isArray(labeldrop) ? labeldrop.map(String) : []));
  const all = [
    ...['cluster', 'node', ...(journal ? [] : ['filename'])],
    ...list(relabel_configs).flatMap(({ target_label }) => (typeof target_label === 'string' ? [target_label] : [])),
    ...list(static_configs).flatMap(({ labels }) => Object.keys(Object(labels))),
    ...Object.keys(Object(valueAt(journal, 'labels'))),
    ...stages.flatMap(({ labels, cri }) => [...Object.keys(Object(labels)), ...(cri ? ['stream'] : [])]),
  ];
  return new Set(all.filter((name) => !name.startsWith('__') && !dropped.includes(name)));
}

test.each([
  ['pods', 'pods'],
  ['nodeFiles', 'node_files'],
  ['machineLogs', 'machine_logs'],
  ['journal', 'journal'],
  ['rke2', 'rke2'],
  ['audit', 'audit'],
])('labels of %s are those of the contract', (name, job) => {
  const promised = contract.find((one) => one.source === name)?.labels.map((label) => label.name);
  expect([...produced(source(job))].sort()).toEqual([...(promised ?? [])].sort());
});

describe('pods', () => {
  const stages = list(source('pods').pipeline_stages);
  const kinds = stages.flatMap((stage) => Object.keys(stage));

  test('secrets are gone before anything copies the line', () => {
    expect(kinds).toEqual([
      ...['cri', 'labeldrop', 'match', 'drop', 'json', 'match', 'template', 'template', 'regex', 'regex'],
      'structured_metadata',
    ]);
    const [redaction] = stages.flatMap(({ match }) => match ?? []);
    expect(valueAt(redaction, 'selector')).toBe('{namespace=~"payments|identity"}');
  });

  test('secrets are looked for by all rules, where their hints are', () => {
    const [redaction] = stages.flatMap(({ match }) => match ?? []);
    const expected = REDACTION.flatMap<unknown>(({ hints, rules }) => {
      const expressions = rules.map(({ before, secret, after }) => `${before}(${secret})${after}`);
      const filters = hints.map((hint) => ` |~ ${JSON.stringify(hint)}`);
      return hints.length > 0 ? [[`{namespace=~"payments|identity"}${filters.join('')}`, expressions]] : expressions;
    });
    const expression = (stage: JsonObject) => valueAt(stage, 'replace', 'expression');
    const made = list(valueAt(redaction, 'stages')).map(
      (stage) =>
        expression(stage) ?? [
          valueAt(stage, 'match', 'selector'),
          list(valueAt(stage, 'match', 'stages')).map(expression),
        ],
    );
    expect(made).toEqual(expected);
  });

  test('what is found are exactly the promised metadata', () => {
    const promised = contract.find((one) => one.source === 'pods')?.metadata.map(({ name }) => name);
    expect(Object.keys(Object(stages.at(-1)?.structured_metadata))).toEqual(promised);
  });

  test('excluded namespaces are dropped before anything else happens', () => {
    expect(list(source('pods').relabel_configs)[0]).toEqual({
      source_labels: ['__meta_kubernetes_namespace'],
      regex: 'vault|kube-system',
      action: 'drop',
    });
  });

  test('a fixed job is taken as it is written', () => {
    const job = list(source('pods').relabel_configs).find(({ target_label }) => target_label === 'job');
    expect(job).toEqual({ target_label: 'job', replacement: 'kubernetes-$$1-pods' });
  });

  test('without one it is namespace and container', () => {
    const [pods] = sources(minimal.logs);
    const job = list(pods?.relabel_configs).find(({ target_label }) => target_label === 'job');
    expect(job).toMatchObject({ separator: '/', target_label: 'job' });
  });
});

test('machine logs are the files in the directory, and none below it', () => {
  expect(source('machine_logs').static_configs).toEqual([
    { labels: { __path__: '/var/log/*.log', job: 'machine-logs' } },
  ]);
});
