import { resolvePlatform } from '../../lib/platform/resolve';

test('a cluster of which nothing is said is one node as kubeadm sets it up', () => {
  expect(resolvePlatform()).toEqual({
    distribution: 'kubernetes',
    nodes: 1,
    clusterDomain: 'cluster.local',
    dns: { service: 'kube-dns', namespace: 'kube-system' },
  });
});

test('what is said wins over what the distribution sets up', () => {
  const dns = { service: 'coredns', namespace: 'dns' };
  expect(resolvePlatform({ distribution: 'k3s' }).podCidrs).toEqual(['10.42.0.0/16']);
  expect(resolvePlatform({ distribution: 'k3s', podCidrs: ['10.0.0.0/8'], dns })).toMatchObject({
    podCidrs: ['10.0.0.0/8'],
    dns,
  });
});
