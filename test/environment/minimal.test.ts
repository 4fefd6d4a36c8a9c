import { Duration } from '../../lib/units/duration';
import { Size } from '../../lib/units/size';
import { loadOne, MINIMAL } from './in-memory';

describe('a minimal environment file', () => {
  const environment = loadOne(MINIMAL);

  it('is named after its file', () => {
    expect(environment).toMatchObject({
      name: 'production',
      file: 'environments/production.yaml',
      cluster: 'production',
    });
  });

  it('takes what the distribution sets up', () => {
    expect(environment.platform).toEqual({
      distribution: 'k3s',
      nodes: 3,
      clusterDomain: 'cluster.local',
      dns: { service: 'kube-dns', namespace: 'kube-system' },
      podCidrs: ['10.42.0.0/16'],
      ipFamilies: ['IPv4'],
    });
  });

  it('is delivered by Flux from its folder in dist/', () => {
    expect(environment.delivery.flux).toEqual({
      namespace: 'flux-system',
      source: { kind: 'GitRepository', name: 'flux-system' },
      path: './dist/production',
      interval: Duration.minutes(10),
      retryInterval: Duration.minutes(1),
      timeout: Duration.minutes(4),
    });
  });

  it('has one Loki with the newest known chart, a gateway, a canary and no caches', () => {
    expect(environment.loki).toMatchObject({
      chart: { name: 'loki', version: '18.11.0', repository: { name: 'grafana-community' } },
      topology: 'monolithic',
      replicas: { 'single-binary': 1 },
      replicationFactor: 1,
      retention: Duration.days(30),
      storage: { kind: 'filesystem' },
      schema: [
        { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 'filesystem', indexPrefix: 'loki_index_' },
      ],
      volume: Size.gibibytes(10),
      caches: {},
      gatewayReplicas: 1,
      access: 'gateway',
      canary: true,
      resources: {},
      otlpIndexLabels: [],
      values: {},
    });
    expect(environment.loki?.tenant).toBeUndefined();
    expect(environment.loki?.rules).toBeUndefined();
  });

  it('has an Alloy that keeps its state on the node', () => {
    expect(environment.collector.alloy).toMatchObject({
      chart: { name: 'alloy', version: '1.11.1' },
      resources: {},
      stateDirectory: '/var/lib/alloy',
      events: { replicas: 1, volume: Size.gibibytes(1), resources: {}, values: {} },
      values: {},
    });
  });

  it('collects the logs of all pods and nothing else', () => {
    expect(environment.logs).toEqual({
      cluster: 'production',
      pods: {
        excludeNamespaces: [],
        podLabels: { app: 'app.kubernetes.io/name' },
        parse: [],
        traceIds: false,
      },
      nodeFiles: [],
      drop: [],
      nodeDirectories: ['/var/log'],
    });
  });

  it('leaves everything else out', () => {
    expect(environment).toMatchObject({
      enabled: true,
      packaging: 'helm',
      namespaces: {},
      readers: [],
      monitoring: {
        serviceMonitors: false,
        podMonitors: false,
        alerts: false,
        severities: {},
        selectorLabels: {},
        interval: Duration.seconds(30),
      },
      others: { secrets: [], services: [], objects: [], calls: [] },
      patches: [],
      acknowledge: [],
      readme: { deviations: [], queries: [] },
    });
    expect(environment.grafana).toEqual({});
    expect([environment.mesh, environment.tracing, environment.existingLoki]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('defaults that follow from something else', () => {
  const withLoki = (lines: string) => loadOne(MINIMAL.replace('  retention: 30d\n', `  retention: 30d\n${lines}`)).loki;
  const withStorage = (storage: string) => loadOne(MINIMAL.replace('{ filesystem: {} }', storage)).loki;

  it('RKE2 answers DNS under a name of its own', () => {
    const { dns } = loadOne(MINIMAL.replace('k3s', 'rke2')).platform;
    expect(dns).toEqual({ service: 'rke2-coredns-rke2-coredns', namespace: 'kube-system' });
  });

  it.each([
    ['talos', ['10.244.0.0/16']],
    ['rke2', ['10.42.0.0/16']],
    ['eks', undefined],
  ])('%s gives pods the addresses %j', (distribution, podCidrs) => {
    expect(loadOne(MINIMAL.replace('k3s', distribution)).platform.podCidrs).toEqual(podCidrs);
  });

  it.each([
    ['  topology: simple-scalable\n', { write: 3, read: 3, backend: 3 }, 3],
    ['  topology: simple-scalable\n  replicas: { write: 2 }\n', { write: 2, read: 3, backend: 3 }, 1],
    ['  replicas: 3\n', { 'single-binary': 3 }, 3],
    ['  replicas: 2\n', { 'single-binary': 2 }, 1],
    ['  replicas: { single-binary: 5 }\n', { 'single-binary': 5 }, 3],
  ])('%j', (lines, replicas, replicationFactor) => {
    expect(withLoki(lines)).toMatchObject({ replicas, replicationFactor });
  });

  it('a distributed Loki has a ruler only for rules', () => {
    const rules =
      '  rules: { alertmanager: "http://am:9093", groups: [{ name: g, rules: [{ alert: A, expr: x }] }] }\n';
    expect(withLoki('  topology: distributed\n')?.replicas).toEqual({
      ingester: 3,
      distributor: 3,
      querier: 3,
      'query-frontend': 2,
      'query-scheduler': 2,
      'index-gateway': 2,
      compactor: 1,
    });
    expect(withLoki(`  topology: distributed\n${rules}`)?.replicas).toHaveProperty('ruler', 1);
  });

  it('without a gateway, clients call Loki itself', () => {
    expect(withLoki('  gateway: false\n')).toMatchObject({ gatewayReplicas: 0, access: 'direct' });
    expect(withLoki('  gateway: { replicas: 2 }\n')).toMatchObject({ gatewayReplicas: 2, access: 'gateway' });
  });

  it('each storage has its identity and its name in the schema', () => {
    expect(withStorage('{ minio: { credentialsSecret: s } }')).toMatchObject({
      storage: { kind: 'minio', secret: 's', volume: Size.gibibytes(20) },
      schema: [{ objectStore: 's3' }],
    });
    expect(
      withStorage('{ gcs: { buckets: { chunks: abc }, serviceAccount: loki@p.iam.gserviceaccount.com } }'),
    ).toMatchObject({
      storage: { kind: 'gcs', identity: { serviceAccount: 'loki@p.iam.gserviceaccount.com' } },
      schema: [{ objectStore: 'gcs' }],
    });
    const role = 'arn:aws:iam::123456789012:role/loki';
    expect(withStorage(`{ s3: { region: eu-1, buckets: { chunks: abc }, roleArn: "${role}" } }`)?.storage).toEqual({
      kind: 's3',
      region: 'eu-1',
      forcePathStyle: false,
      buckets: { chunks: 'abc' },
      identity: { roleArn: role },
    });
  });

  it('false switches a source of logs off, a map says more', () => {
    const { logs } = loadOne(`${MINIMAL}logs: { pods: false, events: { job: happenings } }\n`);
    expect(logs.pods).toBeUndefined();
    expect(logs).toMatchObject({ events: { job: 'happenings' } });
    expect(loadOne(`${MINIMAL}logs: { events: true, talos: true }\n`).logs).toMatchObject({
      events: { job: 'kubernetes-events' },
      talos: { kernelPort: 6050, servicePort: 6051 },
    });
  });
});
