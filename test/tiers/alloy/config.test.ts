import fc from 'fast-check';
import type { LogIntent } from '../../../lib/logs/intent';
import { labelContract } from '../../../lib/logs/labels/contract';
import { blockReferences, documentProblems } from '../../../lib/syntax/alloy/check';
import { type Block, block, type Component } from '../../../lib/syntax/alloy/document';
import { printDocument } from '../../../lib/syntax/alloy/printer';
import { clusterComponents, nodeComponents } from '../../../lib/tiers/alloy/config';
import { schemes } from '../../support/schemes';
import { type AlloyVersion, ARGUMENTS } from './component-arguments';
import { producedLabels } from './produced-labels';
import { allLogs, charts, everything, minimal } from './props';
import { relabel } from './relabeling';

const { push } = everything;
const NEWEST = everything.chart.appVersion;
const nodes = nodeComponents(allLogs, push, NEWEST);
const cluster = clusterComponents(allLogs, false, push);
const clustered = clusterComponents(allLogs, true, push);

describe('labels', () => {
  const contract = Object.fromEntries(
    labelContract(allLogs, schemes.alloy).map(({ source, labels }) => [source, labels.map(({ name }) => name)]),
  );

  test.each([
    ['pods', nodes, 'loki.source.file', 'pods'],
    ['nodeFiles', nodes, 'loki.source.file', 'node_files'],
    ['machineLogs', nodes, 'loki.source.file', 'machine_logs'],
    ['journal', nodes, 'loki.source.journal', 'journal'],
    ['rke2', nodes, 'loki.source.file', 'rke2'],
    ['audit', nodes, 'loki.source.file', 'audit'],
    ['events', cluster, 'loki.source.kubernetes_events', 'events'],
    ['events', clustered, 'loki.source.kubernetes_events', 'events'],
  ] as const)('of %s are those of the contract', (source, components, name, label) => {
    const found = components.find((component) => component.name === name && component.label === label);
    expect([...producedLabels(components, found)].sort()).toEqual([...(contract[source] ?? [])].sort());
  });
});

describe('legality', () => {
  test.each(charts.map(({ version, appVersion }) => [version, appVersion]))(
    'chart %s: Alloy %s knows every block and attribute',
    (_, version) => {
      const components = [...nodeComponents(allLogs, push, version), ...cluster];
      expect(components.flatMap((component) => illegal(component, component.name, version))).toEqual([]);
    },
  );

  test('only a new Alloy knows clusters of events', () => {
    const problems = (version: string) => clustered.flatMap((component) => illegal(component, component.name, version));
    expect(problems('1.18.1')).toEqual([]);
    expect(problems('1.12.0')).toContain('loki.source.kubernetes_events clustering is not known to 1.12.0');
  });

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
    expect(printDocument(nodeComponents(minimal.logs, push, NEWEST))).not.toContain('"drop"');
  });

  test.each(['containerd', 'docker', 'cri-o'])('the runtime of %s://… is found', (runtime) => {
    const labels = { __meta_kubernetes_pod_container_id: `${runtime}://0a1b`, __meta_kubernetes_namespace: 'shop' };
    expect(relabel(nodes[1]?.blocks ?? [], labels)).toMatchObject({ container_runtime: runtime });
  });

  test('a pod of an excluded namespace is no target', () => {
    const labels = { __meta_kubernetes_pod_container_id: 'containerd://0a1b', __meta_kubernetes_namespace: 'vault' };
    expect(relabel(nodes[1]?.blocks ?? [], labels)).toBeUndefined();
  });

  test('a container whose labels are not final is no target', () => {
    const labels = { __meta_kubernetes_pod_container_id: '', __meta_kubernetes_namespace: 'shop' };
    expect(relabel(nodes[1]?.blocks ?? [], labels)).toBeUndefined();
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

describe('a line that Loki would refuse whole', () => {
  const cutIn = (version: string) => nodeComponents(allLogs, push, version).at(-2);

  test('is cut by the last that lines pass, whatever their source', () => {
    const write = nodes.at(-1);
    const sendingTo = (receiver: Component | undefined) =>
      nodes.filter((component) => blockReferences(component).some((reference) => reference.component === receiver));
    expect(sendingTo(write)).toEqual([cutIn(NEWEST)]);
    expect(sendingTo(nodes.at(-2)).map(({ label }) => label)).toEqual([
      ...['pods', 'node_files', 'machine_logs', 'journal', 'rke2', 'audit'],
    ]);
  });

  test.each(['1.12.0', '1.18.1'])('is cut by the stage for it: %s', (version) => {
    expect(cutIn(version)?.blocks).toEqual([block('stage.truncate', {}, [block('rule', { limit: '256KiB' })])]);
  });

  test('is cut by a template where there is no such stage', () => {
    expect(cutIn('1.7.0')?.blocks).toEqual([
      block('stage.template', { source: '__line', template: '{{ trunc 262144 .Entry }}' }),
      block('stage.output', { source: '__line' }),
    ]);
  });
});

test('the files of RKE2 are told apart by their type', () => {
  const [targets] = nodes.filter(({ name, label }) => name === 'local.file_match' && label === 'rke2');
  expect(targets?.attributes.path_targets).toMatchObject([
    { __path__: '/data/rke2/agent/logs/kubelet.log', source: 'rke2', type: 'kubelet', job: 'node/rke2' },
    { __path__: '/data/rke2/agent/containerd/containerd.log', source: 'rke2', type: 'containerd', job: 'node/rke2' },
  ]);
});

describe('credentials', () => {
  test('come from the environment of the container', () => {
    expect(printDocument(nodes)).toContain(
      '\t\tbasic_auth {\n\t\t\tusername = sys.env("LOKI_USERNAME")\n\t\t\tpassword = sys.env("LOKI_PASSWORD")\n',
    );
  });

  test('are not sent where nobody asks for them', () => {
    expect(printDocument(nodeComponents(allLogs, minimal.push, NEWEST))).not.toContain('basic_auth');
  });

  test('go to URLs with https as well', () => {
    const push: typeof minimal.push = { ...everything.push, scheme: 'https', host: 'logs.example.com', port: 443 };
    expect(printDocument(nodeComponents(allLogs, push, NEWEST))).toContain(
      '"https://logs.example.com/loki/api/v1/push"',
    );
  });
});

test('only pods that form a cluster agree on who watches', () => {
  expect(printDocument(cluster)).not.toContain('clustering');
  expect(printDocument(clustered)).toContain('\tclustering {\n\t\tenabled = true\n\t}');
});

test('events are JSON of the job that the intent names', () => {
  const source = cluster.find(({ name }) => name === 'loki.source.kubernetes_events');
  expect(source?.attributes).toMatchObject({ job_name: 'kubernetes/events', log_format: 'json' });
});

test('every intent becomes documents that hang together and that Helm leaves alone', () => {
  fc.assert(
    fc.property(intents(), fc.boolean(), (logs, clustering) => {
      const documents = [
        nodeComponents(logs, push, NEWEST),
        ...(logs.events ? [clusterComponents(logs, clustering, push)] : []),
      ];
      for (const components of documents.filter(readsSomething)) {
        expect(documentProblems(components)).toEqual([]);
        expect(printDocument(components)).not.toMatch(/\{\{|\$[{$]/);
      }
    }),
  );
});

function readsSomething(components: readonly Component[]): boolean {
  return components.some(({ name }) => name.startsWith('loki.source.'));
}

function intents(): fc.Arbitrary<LogIntent> {
  const word = fc.string({ minLength: 1, maxLength: 12 });
  return fc.record(
    {
      cluster: word,
      pods: fc.record(
        {
          excludeNamespaces: fc.array(word, { maxLength: 3 }),
          podLabels: fc.dictionary(word, word, { maxKeys: 3 }),
          job: word,
          parse: fc.subarray(['json', 'logfmt'] as const),
          traceIds: fc.boolean(),
        },
        { requiredKeys: ['excludeNamespaces', 'podLabels', 'parse', 'traceIds'] },
      ),
      nodeFiles: fc.array(fc.record({ path: word, job: word }), { maxLength: 3 }),
      nodeDirectories: fc.constant(['/var/log']),
      journal: fc.record({ directory: word, job: word }),
      rke2: fc.record({ dataDirectory: word, job: word }),
      events: fc.record({ job: word }),
      machineLogs: fc.record({ directory: word, job: word }),
      redaction: fc.record({ namespaces: fc.array(word, { minLength: 1, maxLength: 3 }) }),
      drop: fc.array(fc.record({ name: word, pattern: word }), { maxLength: 3 }),
    },
    { requiredKeys: ['cluster', 'nodeFiles', 'nodeDirectories', 'drop'] },
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
