import { sourcesFrom } from '../../../lib/logs/sources/asked';
import { filePipeline } from '../../../lib/tiers/otel/file-receiver';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { minimal } from './props';

const rke2 = { dataDirectory: '/data/rke2', job: 'node/$rke2' };

test.each([
  ['loki', { node: '${env:OTEL_K8S_NODE_NAME}', job: 'node/$$rke2' }],
  ['otlp', { 'k8s.node.name': '${env:OTEL_K8S_NODE_NAME}', 'service.name': 'node/$$rke2' }],
] as const)('each file has its labels: %s', (labels, resource) => {
  const logs = { ...minimal.logs, rke2 };
  const pipelines = sourcesFrom(logs, 'files').map(({ source, origin }) => filePipeline(source.name, origin, labels));
  expect(pipelines.map(({ name }) => name)).toEqual(['rke2']);
  expect(pipelines[0]?.receivers).toMatchObject({
    'file_log/rke2/kubelet': {
      include: ['/data/rke2/agent/logs/kubelet.log'],
      storage: 'file_storage/positions',
      resource: { ...resource, source: 'rke2', type: 'kubelet' },
    },
    'file_log/rke2/containerd': {
      include: ['/data/rke2/agent/containerd/containerd.log'],
      storage: 'file_storage/positions',
      resource: { ...resource, source: 'rke2', type: 'containerd' },
    },
  });
});

test('its files alone are a reason to run: with positions, their directories, and nothing of pods', () => {
  const logs = { ...minimal.logs, pods: undefined, rke2 };
  const [shipper] = otelTier({ ...minimal, logs }).releases;
  expect(shipper?.values).toMatchObject({
    serviceAccount: { automountServiceAccountToken: false },
    securityContext: { capabilities: { drop: ['ALL'] } },
    alternateConfig: { extensions: { 'file_storage/positions': {} } },
  });
  expect(JSON.stringify(shipper?.values.extraVolumeMounts)).toBe(
    JSON.stringify([
      { name: 'state', mountPath: '/var/lib/otelcol' },
      { name: 'node-logs-0', mountPath: '/data/rke2/agent/logs', readOnly: true },
      { name: 'node-logs-1', mountPath: '/data/rke2/agent/containerd', readOnly: true },
    ]),
  );
});
