import { networkPolicy } from '../../lib/mesh/network-policy';
import type { Sender } from '../../lib/mesh/sender';
import { receiver, shipper, specOf } from './fixtures';

const ranges = { podCidrs: ['10.244.0.0/16'], nodeCidrs: ['10.0.10.11/32'] };
const probes = { from: [{ ipBlock: { cidr: '169.254.7.127/32' } }] };
const ingress = (senders: readonly Sender[], known = ranges as Parameters<typeof networkPolicy>[2]) =>
  specOf([networkPolicy(shipper, [{ port: 4317, senders }], known)], 'NetworkPolicy', shipper.name).ingress;
const ports = (...numbers: readonly number[]) => numbers.map((port) => ({ protocol: 'TCP', port }));
const named = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

test('a sender of the mesh may use the port of the mesh too', () => {
  expect(ingress([{ network: 'mesh', namespace: 'grafana' }])).toEqual([
    { from: [{ namespaceSelector: named('grafana') }], ports: ports(4317, 15008) },
    probes,
  ]);
});

test('a sender outside of the mesh may not', () => {
  expect(ingress([{ network: 'pods', namespace: 'monitoring' }])).toEqual([
    { from: [{ namespaceSelector: named('monitoring') }], ports: ports(4317) },
    probes,
  ]);
});

test('the pods of our own workloads are selected by their labels', () => {
  const caller = { ...shipper, namespace: 'other' };
  expect(ingress([{ network: 'mesh', namespace: 'other', workload: caller }])).toMatchObject([
    { from: [{ namespaceSelector: named('other'), podSelector: { matchLabels: caller.podLabels } }] },
    probes,
  ]);
  expect(ingress([{ network: 'mesh', namespace: shipper.namespace, workload: shipper }])).toMatchObject([
    { from: [{ podSelector: { matchLabels: shipper.podLabels } }] },
    probes,
  ]);
});

test('processes of nodes come from addresses', () => {
  const node: Sender = { network: 'nodes', namespace: receiver.namespace, workload: receiver };
  expect(ingress([node])).toEqual([
    { from: [{ ipBlock: { cidr: '10.0.10.11/32' } }, { ipBlock: { cidr: '10.244.0.0/16' } }], ports: ports(4317) },
    probes,
  ]);
  expect(ingress([node], {})).toEqual([probes]);
});

test('probes come from another address where pods have IPv6', () => {
  const rules = ingress([], { podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'] });
  expect(JSON.stringify(rules)).toContain('fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128');
});

test('a workload that nobody calls still answers probes, and nothing else', () => {
  expect(specOf([networkPolicy(shipper, [], ranges)], 'NetworkPolicy', shipper.name)).toEqual({
    podSelector: { matchLabels: shipper.podLabels },
    policyTypes: ['Ingress'],
    ingress: [probes],
  });
});
