import fc from 'fast-check';
import type { LogIntent } from '../../../lib/logs/intent';
import { labelContract } from '../../../lib/logs/labels';
import { documentProblems } from '../../../lib/syntax/alloy/check';
import type { Block, Component } from '../../../lib/syntax/alloy/document';
import { printDocument } from '../../../lib/syntax/alloy/printer';
import { clusterComponents, nodeComponents } from '../../../lib/tiers/alloy/config';
import { type AlloyVersion, ARGUMENTS } from './component-arguments';
import { producedLabels } from './produced-labels';
import { allLogs, charts, everything, minimal } from './props';

const { push } = everything;
const nodes = nodeComponents(allLogs, push);
const cluster = clusterComponents(allLogs.cluster, allLogs.events, push);

describe('labels', () => {
  const contract = Object.fromEntries(
    labelContract(allLogs).map(({ source, labels }) => [source, labels.map(({ name }) => name)]),
  );

  test.each([
    ['pods', nodes, 'loki.source.file', 'pods'],
    ['nodeFiles', nodes, 'loki.source.file', 'node_files'],
    ['events', cluster, 'loki.source.kubernetes_events', 'events'],
  ] as const)('of %s are those of the contract', (source, components, name, label) => {
    const found = components.find((component) => component.name === name && component.label === label);
    expect([...producedLabels(components, found)].sort()).toEqual([...(contract[source] ?? [])].sort());
  });
});

describe('legality', () => {
  test.each(charts.map(({ version, appVersion }) => [version, appVersion]))(
    'chart %s: Alloy %s knows every block and attribute',
    (_, version) => {
      expect([...nodes, ...cluster].flatMap((component) => illegal(component, component.name, version))).toEqual([]);
    },
  );

  test('the table tells versions apart', () => {
    const block: Block = {
      name: 'loki.source.file',
      attributes: {},
      blocks: [{ name: 'file_match', attributes: {}, blocks: [] }],
    };
    expect(illegal(block, block.name, '1.7.0')).toContain('loki.source.file file_match is not known to 1.7.0');
  });
});

describe('pods', () => {
  const text = printDocument(nodes);

  test('only those of the node are discovered', () => {
    expect(text).toContain('field = string.format("spec.nodeName=%s", sys.env("HOSTNAME"))');
  });

  test('excluded namespaces are dropped before anything else happens', () => {
    const [, relabel] = nodes;
    expect(relabel?.blocks[0]?.attributes).toEqual({
      source_labels: ['__meta_kubernetes_namespace'],
      regex: 'vault|kube-system',
      action: 'drop',
    });
  });

  test('nothing is dropped where nothing is excluded', () => {
    expect(printDocument(nodeComponents(minimal.logs, push))).not.toContain('action');
  });

  test.each(['containerd', 'docker', 'cri-o'])('the runtime of %s://… is found', (runtime) => {
    const regex = attributeOf(nodes, 'container_runtime', 'regex');
    expect(new RegExp(`^(?:${regex})$`).exec(`${runtime}://0a1b`)?.[1]).toBe(runtime);
  });
});

test('lines are sent again for as long as it takes', () => {
  for (const components of [nodes, cluster]) {
    const endpoint = components.at(-1)?.blocks[0]?.attributes;
    expect(endpoint).toMatchObject({
      url: 'http://loki-gateway.monitoring.svc.cluster.local/loki/api/v1/push',
      tenant_id: 'prod',
      max_backoff_retries: 0,
    });
  }
});

test('events are JSON of the job that the intent names', () => {
  expect(cluster[0]?.attributes).toMatchObject({ job_name: 'kubernetes/events', log_format: 'json' });
});

test('every intent becomes documents that hang together and that Helm leaves alone', () => {
  fc.assert(
    fc.property(intents(), (logs) => {
      const documents = [
        nodeComponents(logs, push),
        ...(logs.events ? [clusterComponents(logs.cluster, logs.events, push)] : []),
      ];
      for (const components of documents.filter((document) => document.length > 1)) {
        expect(documentProblems(components)).toEqual([]);
        expect(printDocument(components)).not.toMatch(/\{\{|\$[{$]/);
      }
    }),
  );
});

function intents(): fc.Arbitrary<LogIntent> {
  const word = fc.string({ minLength: 1, maxLength: 12 });
  return fc.record(
    {
      cluster: word,
      pods: fc.record({ excludeNamespaces: fc.array(word, { maxLength: 3 }) }),
      nodeFiles: fc.array(fc.record({ path: word, job: word }), { maxLength: 3 }),
      nodeDirectories: fc.constant(['/var/log']),
      events: fc.record({ job: word }),
    },
    { requiredKeys: ['cluster', 'nodeFiles', 'nodeDirectories'] },
  );
}

/** What a version of Alloy would refuse in a block. */
function illegal(block: Block, path: string, version: string): readonly string[] {
  const known = ARGUMENTS[path];
  if (!known) return [`${path} is not in the table`];
  const later = (names: readonly string[], table: Readonly<Record<string, AlloyVersion>>) =>
    names.filter((name) => !isKnown(table[name], version)).map((name) => `${path} ${name} is not known to ${version}`);
  return [
    ...later(Object.keys(block.attributes), known.attributes),
    ...later(
      block.blocks.map(({ name }) => name),
      known.blocks,
    ),
    ...known.required.filter((name) => !(name in block.attributes)).map((name) => `${path} needs ${name}`),
    ...block.blocks.filter(({ name }) => name in known.blocks).flatMap((inner) => illegalInner(inner, path, version)),
  ];
}

function illegalInner(block: Block, path: string, version: string): readonly string[] {
  const inner = `${path} ${block.name}`;
  return inner in ARGUMENTS ? illegal(block, inner, version) : [];
}

function isKnown(since: AlloyVersion | undefined, version: string): boolean {
  const order = ['1.7.0', '1.12.0', '1.18.1'];
  return since !== undefined && order.includes(version) && order.indexOf(since) <= order.indexOf(version);
}

function attributeOf(components: readonly Component[], target: string, attribute: string): unknown {
  const rules = components.flatMap(({ blocks }) => blocks);
  return rules.find(({ attributes }) => attributes.target_label === target)?.attributes[attribute];
}
