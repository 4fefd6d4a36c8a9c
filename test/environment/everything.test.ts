import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { strictJsonSchema } from '../../lib/environment/json-schema';
import { Duration } from '../../lib/units/duration';
import { Size } from '../../lib/units/size';
import { loadOne } from './in-memory';
import { undescribed, unusedKeys } from './schema-coverage';

const TEXT = readFileSync(join(__dirname, 'everything.yaml'), 'utf8');

describe('an environment file that says everything', () => {
  const { locate: _, ...environment } = loadOne(TEXT, { 'environments/bases/empty.yaml': 'logs: {}' });

  it('uses every key of the schema', () => {
    expect(unusedKeys(parse(TEXT), [])).toEqual([]);
  });

  it('finds everything again', () => {
    expect(environment).toEqual({
      name: 'production',
      file: 'environments/production.yaml',
      enabled: false,
      cluster: 'production',
      packaging: 'helm',
      platform: {
        distribution: 'talos',
        nodes: 5,
        nodeMemory: Size.gibibytes(16),
        clusterDomain: 'example.internal',
        podCidrs: ['10.200.0.0/16', 'fd00:200::/56'],
        ipFamilies: ['IPv4', 'IPv6'],
        nodeCidrs: ['192.0.2.0/24', '198.51.100.7/32'],
        dns: { service: 'coredns', namespace: 'dns' },
      },
      namespaces: { monitoring: { existing: false, podSecurity: 'privileged', labels: { team: 'platform' } } },
      delivery: {
        flux: {
          namespace: 'gitops',
          source: { kind: 'OCIRepository', name: 'platform' },
          path: './clusters/production',
          interval: Duration.minutes(5),
          retryInterval: Duration.minutes(1),
          timeout: Duration.minutes(90),
          secrets: { path: './secrets/production', decryptionSecret: 'sops-age' },
        },
      },
      chartSources: {
        mirror: {
          url: 'oci://registry.example.com/charts/{repository}',
          secret: 'registry-login',
          ca: 'registry-ca',
          verify: { secret: 'cosign-keys' },
        },
        repositories: {
          'open-telemetry': { url: 'https://charts.example.com/otel', secret: 'charts-login', ca: 'charts-ca' },
        },
      },
      images: {
        registry: 'registry.example.com/mirror',
        pullSecrets: ['registry-login'],
        digests: { 'grafana/loki:3.6.3': `sha256:${'aa'.padStart(64, '0')}` },
      },
      loki: {
        namespace: 'logging',
        chart: expect.objectContaining({
          version: '6.49.0',
          appVersion: '3.6.3',
          digest: `sha256:${'bb'.padStart(64, '0')}`,
        }),
        topology: 'distributed',
        replicas: {
          ingester: 4,
          distributor: 2,
          querier: 2,
          'query-frontend': 2,
          'query-scheduler': 2,
          'index-gateway': 2,
          compactor: 1,
          ruler: 2,
        },
        replicationFactor: 3,
        zones: ['eu-1a', 'eu-1b', 'eu-1c'],
        retention: Duration.days(28),
        storage: {
          kind: 's3',
          endpoint: 'https://s3.example.com',
          region: 'eu-central-1',
          forcePathStyle: true,
          buckets: { chunks: 'loki-chunks', ruler: 'loki-ruler' },
          identity: { secret: 'loki-s3' },
        },
        earlierStorage: [{ kind: 'filesystem' }],
        structuredMetadata: false,
        schema: [
          {
            from: '2023-01-01',
            schema: 'v12',
            store: 'boltdb-shipper',
            objectStore: 'filesystem',
            indexPrefix: 'old_',
          },
          { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'loki_index_' },
        ],
        volume: Size.gibibytes(50),
        storageClass: 'fast',
        limits: { ingestionRateMb: 10, ingestionBurstMb: 20, maxStreams: 10000 },
        chunks: {
          idlePeriod: Duration.minutes(30),
          maxAge: Duration.hours(1),
          targetSize: Size.mebibytes(2),
          encoding: 'gzip',
        },
        caches: { chunks: Size.gibibytes(2), results: Size.mebibytes(256) },
        gatewayReplicas: 2,
        authentication: { htpasswdSecret: 'loki-htpasswd', credentialsSecret: 'loki-credentials' },
        ingress: { host: 'logs.example.com', className: 'nginx', tlsSecret: 'logs-tls' },
        access: 'direct',
        canary: false,
        resources: { ingester: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1500m', memory: '2Gi' } } },
        rules: {
          alertmanager: 'http://alertmanager.monitoring:9093',
          groups: [
            {
              name: 'panics',
              interval: Duration.seconds(30),
              rules: [
                {
                  alert: 'Panic',
                  expr: 'sum(count_over_time({app="api"} |= "panic" [5m])) > 0',
                  for: '90m',
                  labels: { severity: 'critical' },
                  annotations: { summary: 'It panics.' },
                },
                { record: 'errors:rate5m', expr: 'sum(rate({app="api"} |= "error" [5m]))' },
              ],
            },
          ],
        },
        tenant: 'prod',
        otlpIndexLabels: ['deployment.environment'],
        values: { loki: { limits_config: { max_query_series: 1000, list: ['a', 1, true] } } },
      },
      readers: [
        { namespace: 'reports', name: 'Reporter' },
        { namespace: 'dashboards', name: 'dashboards' },
      ],
      collector: {
        alloy: {
          namespace: 'agents',
          chart: expect.objectContaining({ version: '1.5.0' }),
          resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '0.5', memory: '256Mi' } },
          stateDirectory: '/var/state/alloy',
          events: {
            replicas: 2,
            volume: Size.gibibytes(2),
            storageClass: 'fast',
            resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '100m', memory: '256Mi' } },
            values: { a: 1 },
          },
          values: { controller: { priorityClassName: 'high' } },
        },
      },
      logs: {
        cluster: 'production',
        pods: {
          excludeNamespaces: ['noisy'],
          podLabels: { app: 'app', app_name: 'app.kubernetes.io/name' },
          job: 'pods',
          parse: ['json', 'logfmt'],
          traceIds: true,
        },
        nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }],
        nodeDirectories: ['/var/log', '/data/log'],
        events: { job: 'events' },
        machineLogs: { directory: '/var/log/machines', job: 'node/machine' },
        redaction: { namespaces: ['vault'] },
        drop: [{ name: 'Health checks', pattern: 'GET /healthz' }],
        journal: { directory: '/run/log/journal', job: 'node/journal' },
        rke2: { dataDirectory: '/data/rke2', job: 'node/rke2' },
        audit: { path: '/data/audit/audit.log', job: 'node/audit' },
        talos: { kernelPort: 7050, servicePort: 7051 },
      },
      grafana: {
        datasource: {
          namespace: 'dashboards',
          name: 'Logs',
          uid: 'logs',
          isDefault: true,
          sidecarLabel: { name: 'datasource', value: 'yes' },
        },
        dashboard: {
          namespace: 'dashboards',
          folder: 'Platform',
          sidecarLabel: { name: 'dashboard', value: 'yes' },
        },
      },
      tracing: { datasourceUid: 'traces', accessLogs: { namespaces: ['shop'], provider: 'access-logs' } },
      mesh: { istio: { members: ['dashboards'] } },
      monitoring: {
        serviceMonitors: true,
        podMonitors: true,
        alerts: true,
        runbooks: 'https://git.example.com/logging/docs/runbook.md',
        severities: { critical: 'page', high: 'page', warning: 'ticket', medium: 'ticket' },
        selectorLabels: { release: 'prometheus' },
        interval: Duration.minutes(1),
        scraperNamespace: 'watch',
      },
      others: {
        secrets: [{ namespace: 'logging', name: 'proxy', keys: ['token'] }],
        services: [{ namespace: 'edge', name: 'proxy', port: 8080 }],
        objects: [{ kind: 'ConfigMap', namespace: 'logging', name: 'proxy-ca' }],
        calls: [{ namespace: 'logging', workload: 'loki', port: 7946 }],
      },
      patches: [
        {
          target: { kind: 'HelmRelease', name: 'loki', namespace: 'gitops' },
          operations: [
            { op: 'add', path: '/metadata/labels', value: { team: 'platform' } },
            { op: 'move', path: '/spec/timeout', from: '/spec/interval' },
          ],
        },
      ],
      acknowledge: [
        { id: 'loki/minio', reason: 'It is staging.' },
        { id: 'change/retention', from: '30d', to: '7d', reason: 'It is staging.' },
      ],
      readme: {
        deviations: [{ asked: 'A bicycle', built: 'A tricycle', reason: 'It stands by itself.' }],
        queries: [{ title: 'Everything', query: '{cluster="production"}' }],
      },
    });
  });

  it('describes every key', () => {
    expect(strictJsonSchema()).toHaveProperty(
      'properties.loki.anyOf[0].properties.retention.description',
      expect.any(String),
    );
    expect(undescribed(strictJsonSchema(), 'environment')).toEqual([]);
  });
});
