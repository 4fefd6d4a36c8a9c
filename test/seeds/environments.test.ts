import { Duration } from '../../lib/units/duration';
import { loadFixture } from '../support/load-fixture';

it.each(['homelab-staging', 'homelab-production'])('%s is what seed 003 asks for', (name) => {
  const { loki, collector, logs, grafana, monitoring, delivery } = loadFixture(name);
  expect(loki).toMatchObject({
    namespace: 'monitoring',
    chart: { version: '6.49.0', repository: { name: 'grafana' } },
    topology: 'simple-scalable',
    replicas: { write: 3, read: 3, backend: 3 },
    access: 'direct',
    canary: true,
    schema: [{ from: '2024-04-01', store: 'tsdb', schema: 'v13', objectStore: 's3' }],
  });
  expect(collector.alloy).toMatchObject({ namespace: 'monitoring', chart: { version: '1.5.0' } });
  expect(logs).toMatchObject({
    pods: {},
    nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }],
    events: { job: 'kubernetes-events' },
  });
  expect(grafana.datasource?.namespace).toBe('monitoring');
  expect(monitoring).toMatchObject({ serviceMonitors: true, selectorLabels: { release: 'kube-prometheus-stack' } });
  expect(delivery.flux).toMatchObject({
    namespace: 'flux-system',
    path: `./dist/${name}`,
    secrets: { path: `./secrets/${name}`, decryptionSecret: 'sops-age' },
  });
});

it('staging keeps 7 days in its own MinIO, one copy of each', () => {
  const { cluster, loki, namespaces } = loadFixture('homelab-staging');
  expect([cluster, `${loki?.retention}`, loki?.replicationFactor]).toEqual(['staging', '7d', 1]);
  expect(loki?.storage).toMatchObject({ kind: 'minio', secret: 'loki-minio-secret' });
  expect(namespaces).toEqual({});
});

it('production keeps 30 days on the NAS, two copies of each', () => {
  const { cluster, loki, namespaces } = loadFixture('homelab-production');
  expect([cluster, `${loki?.retention}`, loki?.replicationFactor]).toEqual(['production', '30d', 2]);
  expect(loki?.storage).toEqual({
    kind: 's3',
    endpoint: 'http://10.0.40.10:9000',
    region: 'us-east-1',
    forcePathStyle: true,
    buckets: { chunks: 'loki-production', ruler: 'loki-production' },
    identity: { secret: 'loki-s3-secret' },
  });
  expect(namespaces.monitoring?.existing).toBe(true);
});

it('talos-ambient is what seed 000 asks for', () => {
  const { cluster, platform, mesh, delivery, loki, collector, logs, grafana } = loadFixture('talos-ambient');
  expect(cluster).toBe('nbg1-prod1');
  expect(platform).toMatchObject({ distribution: 'talos', podCidrs: ['10.244.0.0/16'] });
  expect(platform.nodeCidrs).toHaveLength(1);
  expect(mesh?.istio.members).toContain('grafana');
  expect(grafana.datasource?.namespace).toBe('grafana');
  expect(delivery.argocd).toMatchObject({
    namespace: 'argocd',
    project: 'logging',
    folder: { path: './dist/talos-ambient' },
  });
  expect(loki).toMatchObject({
    namespace: 'loki',
    tenant: 'prod',
    access: 'gateway',
    gatewayReplicas: 2,
    storage: { kind: 's3', identity: { secret: 'loki-s3' } },
  });
  expect(logs).toMatchObject({ pods: {}, talos: { kernelPort: 6050, servicePort: 6051 } });
  expect(collector.otel).toMatchObject({
    shipper: { namespace: 'otel-shipper' },
    receiver: { namespace: 'otel-receiver' },
    boundedRetry: {
      initialInterval: Duration.seconds(5),
      maxInterval: Duration.seconds(300),
      maxElapsedTime: Duration.seconds(600),
      jitter: 0.5,
      consumers: 10,
      queueSize: 5000,
    },
    scrapeAnnotations: true,
  });
});

it('the Loki of talos-ambient survives the loss of a node', () => {
  const { loki, platform } = loadFixture('talos-ambient');
  expect(loki).toMatchObject({ topology: 'monolithic', replicas: { 'single-binary': 3 }, replicationFactor: 3 });
  expect(platform.nodes).toBeGreaterThanOrEqual(3);
});

it.each(['rke2-dev', 'rke2-prod'])('%s is what seed 004 asks for', (name) => {
  const { platform, delivery, existingLoki, loki, collector, logs, tracing, monitoring } = loadFixture(name);
  expect(platform.distribution).toBe('rke2');
  expect(delivery.helmController).toMatchObject({ namespace: 'kube-system' });
  expect(loki).toBeUndefined();
  expect(existingLoki?.pushUrl).toMatch(
    /^http:\/\/loki[a-z-]*\.loki\.svc\.cluster\.local(:3100)?\/loki\/api\/v1\/push$/,
  );
  expect(collector.alloy).toMatchObject({ namespace: 'alloy', chart: { version: '0.12.0', appVersion: '1.7.0' } });
  expect(logs).toMatchObject({
    pods: { podLabels: { app: 'app', app_name: 'app.kubernetes.io/name' }, parse: ['json'], traceIds: true },
    events: { job: 'kubernetes-events' },
    journal: { directory: '/var/log/journal', job: 'journal' },
    rke2: { dataDirectory: '/var/lib/rancher/rke2' },
  });
  expect(tracing?.accessLogs?.namespaces).not.toEqual([]);
  expect(monitoring).toMatchObject({ serviceMonitors: true, alerts: true });
});

it('development has less, production a tenant, a password and the usual severities', () => {
  const [dev, prod] = [loadFixture('rke2-dev'), loadFixture('rke2-prod')];
  expect(dev.platform.nodes).toBeLessThan(prod.platform.nodes);
  expect(dev.existingLoki).toMatchObject({ structuredMetadata: true });
  expect(dev.existingLoki?.tenant).toBeUndefined();
  expect(prod.existingLoki).toMatchObject({ tenant: 'prod', credentialsSecret: 'loki-credentials' });
  expect([dev.monitoring.severities, prod.monitoring.severities]).toEqual([
    {},
    { high: 'critical', medium: 'warning' },
  ]);
});

it('each tells its own deviations and queries after the shared ones', () => {
  const { readme } = loadFixture('homelab-production');
  expect(readme.queries.map(({ query }) => query)).toEqual(
    expect.arrayContaining(['{app="loki-canary"}', '{cluster="production", app!="loki-canary"} |= "error"']),
  );
  expect(readme.deviations.length).toBeGreaterThan(loadFixture('homelab-staging').readme.deviations.length);
});
