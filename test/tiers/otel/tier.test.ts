import { valueProblems } from '../../../lib/charts/keys';
import type { Release } from '../../../lib/charts/release';
import type { Json } from '../../../lib/kubernetes/json';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { endpointUrl } from '../../../lib/wiring/endpoint';
import { everything, minimal, twoTiers } from './props';

function value(release: Release | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((below, key) => Object(below)[key], release?.values);
}

describe('minimal', () => {
  const tier = otelTier(minimal);
  const [shipper] = tier.releases;

  test('is the shipper, and what lets it look up pods', () => {
    expect(tier.releases.map(({ name, namespace }) => [name, namespace])).toEqual([['otel-shipper', 'otel-shipper']]);
    expect(tier.prerequisites.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'PriorityClass otel-collector',
      'ClusterRole otel-shipper',
      'ClusterRoleBinding otel-shipper',
    ]);
  });

  test('calls the log store and the API, and nobody calls it', () => {
    const [from] = tier.workloads;
    expect(tier.flows).toEqual([
      { from, to: minimal.otlp, purpose: 'push logs' },
      { from, to: { external: 'Kubernetes API' }, purpose: 'look up pods' },
    ]);
    expect(tier.otlp).toBeUndefined();
    expect(value(shipper, 'ports', 'otlp')).toEqual({ enabled: false });
  });

  test('reads as root without any capability, from directories that it can’t write to', () => {
    expect(value(shipper, 'securityContext')).toMatchObject({ runAsUser: 0, capabilities: { drop: ['ALL'] } });
    expect(value(shipper, 'extraVolumes')).toEqual([
      { name: 'state', hostPath: { path: '/var/lib/otelcol/otel-shipper', type: 'DirectoryOrCreate' } },
      { name: 'node-logs-0', hostPath: { path: '/var/log/pods', type: 'DirectoryOrCreate' } },
    ]);
    expect(value(shipper, 'extraVolumeMounts')).toEqual([
      { name: 'state', mountPath: '/var/lib/otelcol' },
      { name: 'node-logs-0', mountPath: '/var/log/pods', readOnly: true },
    ]);
  });

  test('has no annotations and no tenant', () => {
    expect(value(shipper, 'podAnnotations')).toBeUndefined();
    expect(value(shipper, 'alternateConfig', 'exporters', 'otlp_http/loki', 'headers')).toBeUndefined();
  });
});

describe('both tiers', () => {
  const tier = otelTier(twoTiers);
  const [shipper, receiver] = tier.releases;

  test('the receiver sends to the Service of the shipper', () => {
    expect(tier.otlp && endpointUrl(tier.otlp)).toBe(
      'grpc://otel-shipper-opentelemetry-collector.otel-shipper.svc.cluster.example:4317',
    );
    expect(value(receiver, 'alternateConfig', 'exporters', 'otlp_grpc/shipper', 'endpoint')).toBe(
      'otel-shipper-opentelemetry-collector.otel-shipper.svc.cluster.example:4317',
    );
    expect(receiver?.after).toMatchObject([{ name: 'otel-shipper' }]);
    const [to, from] = tier.workloads;
    expect(tier.flows.find(({ purpose }) => purpose === 'forward Talos logs')).toMatchObject({
      from,
      to: { workload: to },
    });
  });

  test('the shipper opens OTLP, but no port of the node', () => {
    expect(value(shipper, 'ports', 'otlp')).toEqual({ enabled: true, hostPort: 0 });
    expect(value(shipper, 'service')).toEqual({ enabled: true, internalTrafficPolicy: 'Local' });
  });

  test('only the receiver is in the network of the node, where it still resolves names of the cluster', () => {
    expect(tier.workloads.map(({ hostNetwork }) => hostNetwork)).toEqual([false, true]);
    expect(value(shipper, 'hostNetwork')).toBeUndefined();
    expect(value(receiver, 'hostNetwork')).toBe(true);
    expect(value(receiver, 'dnsPolicy')).toBe('ClusterFirstWithHostNet');
  });

  test('the state of one is not that of the other', () => {
    const directory = (release: Release | undefined) => value(release, 'extraVolumes', '0', 'hostPath', 'path');
    expect([shipper, receiver].map(directory)).toEqual([
      '/var/lib/otelcol/otel-shipper',
      '/var/lib/otelcol/otel-receiver',
    ]);
  });

  test('the pods of both have metrics, which only the shipper has a Service for', () => {
    expect(tier.workloads.map(({ metrics }) => [metrics?.containerPort, metrics?.service?.name])).toEqual([
      [8888, 'otel-shipper-opentelemetry-collector'],
      [8888, undefined],
    ]);
  });

  test('run on every node', () => {
    for (const release of tier.releases) expect(value(release, 'tolerations')).toEqual([{ operator: 'Exists' }]);
  });

  test.each([
    ['a receiver without logs of Talos', { logs: minimal.logs }],
    ['logs of Talos without a receiver', { receiver: undefined }],
  ])('%s opens nothing', (_, change) => {
    const { releases, otlp } = otelTier({ ...twoTiers, ...change });
    expect(releases.map(({ name }) => name)).toEqual(['otel-shipper']);
    expect(otlp).toBeUndefined();
    expect(value(releases[0], 'alternateConfig', 'receivers')).not.toHaveProperty('otlp');
  });

  test('nothing to read is no release', () => {
    const logs = { ...minimal.logs, pods: undefined };
    expect(otelTier({ ...minimal, logs })).toMatchObject({ releases: [], prerequisites: [], workloads: [] });
  });
});

describe('everything', () => {
  const tier = otelTier(everything);
  const [shipper, receiver] = tier.releases;

  test('overrides of the environment come last', () => {
    expect(value(shipper, 'resources')).toEqual({
      requests: { cpu: '60m', memory: '128Mi' },
      limits: { memory: '400Mi' },
    });
    expect(value(receiver, 'resources', 'limits')).toEqual({ memory: '64Mi' });
    expect(tier.releases.map((release) => value(release, 'podLabels'))).toEqual([
      { team: 'platform' },
      { team: 'nodes' },
    ]);
    expect(tier.releases.map(({ valuesPath }) => valuesPath.join('.'))).toEqual([
      'collector.otel.shipper.values',
      'collector.otel.receiver.values',
    ]);
  });

  test('every pod is annotated for scraping', () => {
    for (const release of tier.releases) {
      expect(value(release, 'podAnnotations')).toMatchObject({
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '8888',
      });
    }
  });

  test('lines are written as the tenant', () => {
    expect(value(shipper, 'alternateConfig', 'exporters', 'otlp_http/loki')).toMatchObject({
      endpoint: 'http://loki-gateway.loki.svc.cluster.example/otlp',
      headers: { 'X-Scope-OrgID': 'prod' },
    });
  });

  test('node files of any owner can be read', () => {
    expect(value(shipper, 'securityContext', 'capabilities')).toEqual({ drop: ['ALL'], add: ['DAC_READ_SEARCH'] });
  });

  test('a receiver that keeps nothing on the node is not root', () => {
    expect(value(receiver, 'securityContext')).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
    expect(value(receiver, 'extraVolumes')).toBeUndefined();
  });
});

test.each([
  ['minimal', minimal],
  ['two tiers', twoTiers],
  ['everything', everything],
])('%s: the chart knows every value, and none is null', (_, props) => {
  for (const { chart, values } of otelTier(props).releases) expect(valueProblems(chart, values)).toEqual([]);
});
