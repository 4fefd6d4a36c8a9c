import { valueAt } from '../../../lib/kubernetes/json';
import { toJson } from '../../../lib/kubernetes/manifest';
import { LogSources } from '../../../lib/logs/sources/log-sources';
import { Alloy } from '../../../lib/tiers/alloy/construct';
import type { AlloyProps } from '../../../lib/tiers/alloy/props';
import { Size } from '../../../lib/units/size';
import { delivered, emptyChart, errorOf, named, storeIn } from '../../support/app';

const chart = emptyChart();
const minimal: AlloyProps = { namespace: 'logging', cluster: 'edge', store: storeIn(chart) };

/** Every prop: a new one must be added here. */
const everything: Required<AlloyProps> = {
  namespace: 'agents',
  cluster: 'edge',
  store: storeIn(emptyChart()),
  collects: [LogSources.pods(), LogSources.events()],
  nodeDirectories: ['/var/log', '/var/log/pods'],
  redaction: { namespaces: ['payments'] },
  drop: { 'Health checks': 'GET /healthz' },
  chart: '1.11.1',
  resources: { limits: { memory: '512Mi' } },
  stateDirectory: '/var/state/alloy',
  events: {
    replicas: 2,
    volume: Size.gibibytes(2),
    storageClass: 'fast',
    resources: { limits: { memory: '256Mi' } },
    values: { controller: { podLabels: { team: 'events' } } },
  },
  values: { controller: { podLabels: { team: 'platform' } } },
  platform: { distribution: 'rke2', clusterDomain: 'edge.internal' },
  acknowledge: [],
};

test('the least that is said is a DaemonSet that reads pods', () => {
  const alloy = new Alloy(chart, 'alloy', minimal);
  const objects = delivered(chart, alloy);
  expect(alloy.findings).toEqual([]);
  expect(objects.filter(({ kind }) => kind === 'HelmRelease').map(({ metadata }) => metadata.name)).toEqual(['alloy']);
  expect(named(objects, 'Namespace', 'logging')?.metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'privileged',
  });
  expect(alloy.content.sources.map(({ name }) => name)).toEqual(['pods']);
});

test('whatever is said reaches the releases', () => {
  const alloy = new Alloy(emptyChart(), 'alloy', everything);
  const [nodes, events] = alloy.content.releases.map(({ values }) => toJson(values));
  expect(alloy.findings).toEqual([]);
  expect(alloy.content.releases.map(({ name, namespace, chart }) => [name, namespace, chart.version])).toEqual([
    ['alloy', 'agents', '1.11.1'],
    ['alloy-events', 'agents', '1.11.1'],
  ]);
  expect(valueAt(nodes, 'controller', 'podLabels')).toEqual({ team: 'platform' });
  expect(valueAt(nodes, 'alloy', 'resources', 'limits', 'memory')).toBe('512Mi');
  expect(valueAt(events, 'controller', 'replicas')).toBe(2);
  const text = JSON.stringify(alloy.content);
  for (const said of ['/var/state/alloy', 'payments', 'GET /healthz', 'edge', 'logs.example.com']) {
    expect(text).toContain(said);
  }
});

test.each<[string, Partial<AlloyProps>]>([
  ['alloy/source-unsupported', { collects: [LogSources.talos()] }],
  ['logs/source-twice', { collects: [LogSources.pods(), LogSources.pods()] }],
  ['logs/no-source', { collects: [] }],
  ['logs/drop-pattern', { drop: { All: '.*' } }],
  [
    'redaction/bypass',
    {
      collects: [LogSources.pods(), LogSources.nodeFiles([{ path: '/var/log/pods/*/*/*', job: 'x' }])],
      redaction: { namespaces: ['payments'] },
    },
  ],
  ['collector/state-directory', { stateDirectory: '/opt/alloy', platform: { distribution: 'talos' } }],
  ['chart/unknown-version', { chart: { version: 'newest' } }],
  ['values/unknown-key', { values: { controler: {} } }],
])('%s stops the synth', (id, props) => {
  jest.spyOn(console, 'error').mockImplementation(); // of warnings beside it
  const other = emptyChart();
  const alloy = new Alloy(other, 'alloy', { ...minimal, ...props });
  expect(alloy.findings.map((finding) => finding.id)).toContain(id);
  expect(errorOf(other)).toContain(`error  ${id}`);
});
