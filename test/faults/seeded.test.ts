import { at, edit, editInventory, synth, withFixtures } from '../synth/folder';

// Faults that people find in production today, each seeded into environments that are valid: the check that finds it, before a file is written.

withFixtures();

/** A patch of one value of an object. */
function patch(environment: string, target: string, path: string, value: string): () => void {
  const operation = `{ op: replace, path: ${path}, value: ${JSON.stringify(value)} }`;
  return () => edit(environment, 'cluster:', `patches: [{ target: ${target}, operations: [${operation}] }]\ncluster:`);
}

const ALLOY = '{ kind: HelmRelease, name: alloy }';
const EVENTS = 'loki.source.kubernetes_events "all" {\n\tforward_to = []\n}\n';
const SHIPPER = '{ kind: Application, name: logging-otel-shipper }';
const EXPORTER = '/spec/source/helm/valuesObject/alternateConfig/exporters/otlp_http~1loki/endpoint';
const DATASOURCE =
  'datasources: [{ name: Loki, type: loki, url: "http://loki-read.monitoring.svc.cluster.local:3000" }]';

const FAULTS: readonly (readonly [fault: string, check: string, seed: () => void])[] = [
  [
    'a typo in a values key',
    'values/unknown-key',
    () => edit('homelab-production.yaml', 'retention: 30d', 'retention: 30d\n  values: { lokki: {} }'),
  ],
  [
    'a wrong port in the URL of a datasource',
    'link/url',
    patch(
      'homelab-production.yaml',
      '{ kind: ConfigMap, name: loki-datasource }',
      '/data/loki-datasource.yaml',
      DATASOURCE,
    ),
  ],
  [
    'a wrong port in the URL of a collector',
    'link/url',
    patch('talos-ambient.yaml', SHIPPER, EXPORTER, 'http://loki-gateway.loki.svc.cluster.local:8080/otlp'),
  ],
  [
    'a Service renamed by the chart',
    'link/url',
    () =>
      editInventory(
        'homelab-production/loki.json',
        /("kind": "Service",\s+"metadata": \{\s+"name": )"loki-write"/,
        '$1"loki-writer"',
      ),
  ],
  [
    'a Secret key that does not exist',
    'link/secret',
    () => editInventory('rke2-prod/alloy.json', '"key": "password"', '"key": "passphrase"'),
  ],
  [
    'a selector off by one label',
    'link/selector',
    patch(
      'talos-ambient.yaml',
      '{ kind: AuthorizationPolicy, name: loki }',
      '/spec/selector/matchLabels/app.kubernetes.io~1component',
      'write',
    ),
  ],
  [
    'a ServiceMonitor port name from another chart version',
    'link/monitor',
    patch('homelab-production.yaml', '{ kind: ServiceMonitor, name: loki-write }', '/spec/endpoints/0/port', 'http'),
  ],
  [
    'a component that is missing in the image of the collector',
    'otel/component-missing',
    () =>
      edit(
        'talos-ambient.yaml',
        'namespace: otel-shipper',
        'namespace: otel-shipper\n      values: { image: { repository: otel/opentelemetry-collector } }',
      ),
  ],
  [
    'a retention without a delete store',
    'loki/retention-store',
    patch(
      'homelab-production.yaml',
      '{ kind: HelmRelease, name: loki }',
      '/spec/values/loki/compactor/delete_request_store',
      'gcs',
    ),
  ],
  [
    'an alert on a metric that does not exist',
    'queries/unknown-metric',
    patch(
      'homelab-production.yaml',
      '{ kind: PrometheusRule, name: loki }',
      '/spec/groups/0/rules/0/expr',
      'loki_ingester_sent_chunks_total > 0',
    ),
  ],
  [
    'a source of events in a DaemonSet',
    'events/per-node',
    patch('homelab-production.yaml', ALLOY, '/spec/values/alloy/configMap/content', EVENTS),
  ],
];

test('without a seed there is none of them', () => {
  expect(synth()).toMatchObject({ findings: [], result: { removed: [] } });
});

test.each(FAULTS)('%s is found by %s', (_, check, seed) => {
  seed();
  const { findings, result } = synth();
  const errors = findings.flatMap(({ finding: { id, severity } }) => (severity === 'error' ? [id] : []));
  expect([...new Set(errors)]).toEqual([check]);
  expect(result).toBeUndefined();
  expect(findings.map(({ location }) => location.startsWith(at('environments')))).not.toContain(false);
});
