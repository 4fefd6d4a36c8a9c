import { alloyTier } from '../../../lib/tiers/alloy/tier';
import { content, value } from './made';
import { everything } from './props';

const tier = alloyTier(everything);

test('keeps the position of events on a volume', () => {
  expect(value(tier, 'alloy-events', 'controller.volumeClaimTemplates')).toEqual([
    {
      metadata: { name: 'state' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'local-path',
        resources: { requests: { storage: '2Gi' } },
      },
    },
  ]);
  expect(value(tier, 'alloy-events', 'alloy.mounts.extra')).toEqual([
    { name: 'state', mountPath: value(tier, 'alloy-events', 'alloy.storagePath') },
  ]);
});

test('pods that watch events agree on one, at a port that they open to each other', () => {
  expect(value(tier, 'alloy-events', 'alloy.clustering')).toEqual({ enabled: true });
  expect(content(tier, 'alloy-events')).toContain('clustering {');
  const workload = tier.workloads.find(({ name }) => name === 'alloy-events');
  expect(tier.flows.filter(({ amongPeers }) => amongPeers)).toEqual([
    {
      from: workload,
      to: {
        workload,
        host: 'alloy-events-cluster.monitoring.svc.cluster.local',
        service: { name: 'alloy-events-cluster', namespace: 'monitoring' },
        port: 12345,
        containerPort: 12345,
        scheme: 'http',
        path: '',
      },
      purpose: 'agree on who watches',
      amongPeers: true,
    },
  ]);
});

test('one pod needs no one to agree with', () => {
  const alone = alloyTier({ ...everything, events: { ...everything.events, replicas: 1 } });
  expect(value(alone, 'alloy-events', 'alloy.clustering')).toBeUndefined();
  expect(value(alone, 'alloy-events', 'controller.replicas')).toBe(1);
  expect(content(alone, 'alloy-events')).not.toContain('clustering');
  expect(alone.flows.filter(({ amongPeers }) => amongPeers)).toEqual([]);
});

test('Alloy does not start until it may list events: its watch would never be set up again', () => {
  const text = String(content(tier, 'alloy-events'));
  expect(text).toContain('url       = "https://kubernetes.default.svc/api/v1/events?limit=1"');
  for (const file of ['token', 'ca.crt']) {
    expect(text).toContain(`_file = "/var/run/secrets/kubernetes.io/serviceaccount/${file}"`);
  }
  expect(content(tier, 'alloy')).not.toContain('remote.http');
});

test('events are watched without privilege', () => {
  expect(value(tier, 'alloy-events', 'controller')).toMatchObject({ type: 'statefulset', replicas: 2 });
  for (const container of ['alloy', 'configReloader']) {
    expect(value(tier, 'alloy-events', `${container}.securityContext`)).toMatchObject({
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    });
  }
});
