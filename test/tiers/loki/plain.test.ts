import { parse } from 'yaml';
import type { Manifest } from '../../../lib/kubernetes/manifest';
import { plainLokiTier } from '../../../lib/tiers/loki/plain';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';
import { endpointUrl } from '../../../lib/wiring/endpoint';
import { everything, onDisk } from './props';

const objects = (props: ResolvedLoki) => plainLokiTier(props).objects ?? [];
const find = (props: ResolvedLoki, kind: string): Manifest | undefined =>
  objects(props).find((one) => one.kind === kind);

const config = (props: ResolvedLoki) => parse(JSON.parse(JSON.stringify(find(props, 'ConfigMap'))).data['config.yaml']);
const checksum = (props: ResolvedLoki) =>
  JSON.stringify(find(props, 'StatefulSet')).match(/"checksum\/config":"([^"]+)"/)?.[1];

test('minimal: an account, a configuration, two Services and one pod, in the order in which they are needed', () => {
  const tier = plainLokiTier(onDisk());
  expect(tier.objects?.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount loki',
    'ConfigMap loki',
    'Service loki',
    'Service loki-headless',
    'StatefulSet loki',
  ]);
  expect([tier.releases, tier.secrets, tier.flows, tier.prerequisites]).toEqual([[], [], [], []]);
});

test('whoever calls Loki calls its Service', () => {
  const { push, otlp, query, workloads } = plainLokiTier(onDisk());
  expect([push, otlp, query].map(endpointUrl)).toEqual([
    'http://loki.monitoring.svc.cluster.local:3100/loki/api/v1/push',
    'http://loki.monitoring.svc.cluster.local:3100/otlp',
    'http://loki.monitoring.svc.cluster.local:3100',
  ]);
  expect(workloads).toMatchObject([
    { name: 'loki', podSecurity: 'restricted', container: { name: 'loki', limits: { memory: '2Gi' } } },
  ]);
});

test('the volume has the size that was asked for and outlives its StatefulSet, whose pod waits for no other', () => {
  expect(find(onDisk({ volume: Size.gibibytes(30), storageClass: 'fast' }), 'StatefulSet')).toMatchObject({
    spec: {
      replicas: 1,
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ spec: { storageClassName: 'fast', resources: { requests: { storage: '30Gi' } } } }],
    },
  });
});

test('the pod writes to its volume only, as a user without rights', () => {
  expect(find(onDisk(), 'StatefulSet')).toMatchObject({
    spec: {
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              image: 'docker.io/grafana/loki:3.6.3',
              readinessProbe: { httpGet: { path: '/ready' } },
              securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  });
});

test('the configuration has the retention, the chunks, the limits and the labels that were asked for', () => {
  expect(config({ ...everything, retention: Duration.days(7) })).toMatchObject({
    auth_enabled: true,
    limits_config: {
      retention_period: '168h',
      ingestion_rate_mb: 10,
      ingestion_burst_size_mb: 20,
      max_global_streams_per_user: 10_000,
      otlp_config: { resource_attributes: { attributes_config: [{ attributes: ['log_type', 'k8s.node.name'] }] } },
    },
    compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    ingester: { chunk_idle_period: '30m', max_chunk_age: '1h', chunk_target_size: 2_097_152, chunk_encoding: 'gzip' },
    ruler: { alertmanager_url: 'http://alertmanager.logs:9093' },
  });
  expect(config(onDisk())).not.toHaveProperty('ingester.chunk_encoding');
  expect(config(onDisk())).toMatchObject({ auth_enabled: false });
});

test('a changed configuration starts the pod anew, and an equal one does not', () => {
  expect(checksum(onDisk())).toBe(checksum(onDisk()));
  expect(checksum(onDisk())).not.toBe(checksum(onDisk({ retention: Duration.days(3) })));
});

test('rules are mounted where Loki looks for those of the tenant', () => {
  const props = onDisk({ rules: everything.rules, tenant: 'prod' });
  expect(plainLokiTier(props).prerequisites).toMatchObject([{ kind: 'ConfigMap', metadata: { name: 'loki-rules' } }]);
  expect(JSON.stringify(find(props, 'StatefulSet'))).toContain('"mountPath":"/etc/loki/rules/prod"');
});

test('what scrapes finds the Service once', () => {
  const [metrics] = plainLokiTier(onDisk()).workloads.map(({ metrics }) => metrics?.service?.labels ?? {});
  const selected = objects(onDisk()).filter(
    ({ kind, metadata }) =>
      kind === 'Service' && Object.entries(metrics ?? {}).every(([name, value]) => metadata.labels?.[name] === value),
  );
  expect(selected.map(({ metadata }) => metadata.name)).toEqual(['loki']);
});
