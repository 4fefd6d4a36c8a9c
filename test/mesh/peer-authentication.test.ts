import { plainTextPorts, strictNamespace, strictWorkload } from '../../lib/mesh/peer-authentication';
import { receiver, shipper } from './fixtures';

test('a namespace takes no plain text', () => {
  expect(strictNamespace('loki')).toMatchObject({
    metadata: { name: 'default', namespace: 'loki' },
    spec: { mtls: { mode: 'STRICT' } },
  });
});

test('a workload takes it at the ports that senders outside of the mesh call', () => {
  expect(strictWorkload(shipper, [4317]).spec).toEqual({
    selector: { matchLabels: shipper.podLabels },
    mtls: { mode: 'STRICT' },
    portLevelMtls: { '4317': { mode: 'PERMISSIVE' } },
  });
  expect(strictWorkload(shipper, []).spec).not.toHaveProperty('portLevelMtls');
});

test('one sender outside of the mesh is enough to open a port for plain text', () => {
  const member = { network: 'mesh', namespace: 'grafana' } as const;
  const node = { network: 'nodes', namespace: 'otel-receiver', workload: receiver } as const;
  const ingressRules = [
    { port: 4317, senders: [member, node] },
    { port: 4318, senders: [{ network: 'pods', namespace: 'monitoring' } as const] },
    { port: 8888, senders: [member] },
  ];
  expect(plainTextPorts(ingressRules)).toEqual([4317, 4318]);
});
