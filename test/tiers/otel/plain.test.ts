import { parse } from 'yaml';
import { type Json, valueAt } from '../../../lib/kubernetes/json';
import { toJson } from '../../../lib/kubernetes/manifest';
import { plainOtelTier } from '../../../lib/tiers/otel/plain';
import type { ResolvedOtel } from '../../../lib/tiers/otel/settings';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { everything, minimal } from './props';

const { receiver: _, ...shipperOnly } = everything;
const { talos: __, ...shipperLogs } = everything.logs;
const all: ResolvedOtel = { ...shipperOnly, logs: shipperLogs };

function object(props: ResolvedOtel, kind: string): Json {
  return toJson(plainOtelTier(props).objects?.find((one) => one.kind === kind));
}

function podOf(props: ResolvedOtel): Json | undefined {
  return valueAt(object(props, 'DaemonSet'), 'spec', 'template', 'spec');
}

function containerOf(props: ResolvedOtel): Json | undefined {
  return valueAt(podOf(props), 'containers', 0);
}

function configOf(props: ResolvedOtel): string {
  return String(valueAt(object(props, 'ConfigMap'), 'data', 'config.yaml'));
}

const cases: [string, ResolvedOtel][] = [
  ['minimal', minimal],
  ['everything', all],
];

describe.each(cases)('%s', (_name, props) => {
  test('no release, but what one would have brought, and before it what other stages bring', () => {
    const { releases, objects = [], prerequisites } = plainOtelTier(props);
    expect(releases).toEqual([]);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'ServiceAccount otel-shipper/otel-shipper',
      'ConfigMap otel-shipper/otel-shipper',
      'DaemonSet otel-shipper/otel-shipper',
    ]);
    expect(prerequisites.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'PriorityClass otel-collector',
      'ClusterRole otel-shipper',
      'ClusterRoleBinding otel-shipper',
    ]);
  });

  test('the collector is that of the chart', () => {
    const [shipper] = otelTier({ ...props, shipper: { ...props.shipper, values: {} } }).releases;
    // Only its pods have another name.
    const config = configOf(props).replaceAll('_otel-shipper-[', '_otel-shipper-opentelemetry-collector-agent-[');
    expect(parse(config)).toEqual(shipper?.values.alternateConfig);
    expect(containerOf(props)).toMatchObject({
      args: ['--config=/conf/config.yaml', ...[valueAt(shipper?.values, 'command', 'extraArgs')].flat()],
      image: `${valueAt(shipper?.values, 'image', 'repository')}:0.158.0`,
      securityContext: shipper?.values.securityContext,
    });
    expect(podOf(props)).toMatchObject({
      securityContext: shipper?.values.podSecurityContext,
      tolerations: [{ operator: 'Exists' }],
      automountServiceAccountToken: true,
    });
  });

  test('the model of the workload is that of the objects', () => {
    const [workload] = plainOtelTier(props).workloads;
    const daemonSet = object(props, 'DaemonSet');
    expect(valueAt(daemonSet, 'spec', 'selector', 'matchLabels')).toEqual(workload?.podLabels);
    expect(valueAt(daemonSet, 'spec', 'template', 'metadata', 'labels')).toMatchObject(workload?.podLabels ?? {});
    expect(workload).toMatchObject({
      kind: 'DaemonSet',
      name: valueAt(daemonSet, 'metadata', 'name'),
      namespace: valueAt(daemonSet, 'metadata', 'namespace'),
      serviceAccount: valueAt(podOf(props), 'serviceAccountName'),
      podSecurity: 'privileged',
      metrics: {
        portName: valueAt(containerOf(props), 'ports', 0, 'name'),
        containerPort: valueAt(containerOf(props), 'ports', 0, 'containerPort'),
      },
      container: {
        name: valueAt(containerOf(props), 'name'),
        limits: valueAt(containerOf(props), 'resources', 'limits'),
      },
    });
    expect(workload).not.toHaveProperty('controllerName');
  });

  test('every mount has its volume', () => {
    const names = (list: Json | undefined) => (Array.isArray(list) ? list.map((one) => valueAt(one, 'name')) : []);
    expect(names(valueAt(containerOf(props), 'volumeMounts'))).toEqual(names(valueAt(podOf(props), 'volumes')));
  });
});

test('a change of the configuration is one of the pods, and nothing else is', () => {
  const checksum = (props: ResolvedOtel) =>
    valueAt(object(props, 'DaemonSet'), 'spec', 'template', 'metadata', 'annotations', 'checksum/config');
  expect(checksum(minimal)).toMatch(/^[0-9a-f]{64}$/);
  expect(checksum({ ...minimal, scrapeAnnotations: true })).toBe(checksum(minimal));
  expect(checksum({ ...minimal, logs: { ...minimal.logs, cluster: 'other' } })).not.toBe(checksum(minimal));
});

test('annotations for scraping stand beside it', () => {
  expect(valueAt(object(all, 'DaemonSet'), 'spec', 'template', 'metadata', 'annotations')).toMatchObject({
    'prometheus.io/port': '8888',
  });
});

test('Go knows 80 % of the limit, as the chart says it', () => {
  const env = (memory: string) => {
    const variables = valueAt(
      containerOf({ ...minimal, shipper: { ...minimal.shipper, resources: { limits: { memory } } } }),
      'env',
    );
    return Array.isArray(variables) ? variables.slice(2) : [];
  };
  expect(env('128Mi')).toEqual([{ name: 'GOMEMLIMIT', value: '102MiB' }]);
  expect(env('0.5Gi')).toEqual([]);
});

test('what the environment says of resources comes last', () => {
  expect(valueAt(containerOf(all), 'resources')).toEqual({
    requests: { cpu: '60m', memory: '128Mi' },
    limits: { memory: '300Mi' },
  });
});

test('texts of the environment are no templates here', () => {
  const logs = { ...minimal.logs, cluster: '{{ x }} ${env:HOME}' };
  expect(configOf({ ...minimal, logs })).toContain('{{ x }} $${env:HOME}');
});

test('the configuration reads as one: no line is escaped or folded', () => {
  expect(configOf(all).split('\n')).toContain('receivers:');
  expect(configOf(all)).not.toMatch(/[\t\r]| +$/m);
});

test('nothing to read is nothing at all', () => {
  const tier = plainOtelTier({ ...minimal, logs: { ...minimal.logs, pods: undefined } });
  expect(tier).toMatchObject({ workloads: [], prerequisites: [], releases: [] });
  expect(tier.objects).toBeUndefined();
});
