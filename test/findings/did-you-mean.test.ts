import { didYouMean } from '../../lib/findings/did-you-mean';

test.each([
  ['retenton', 'retention'],
  ['gatway', 'gateway'],
  ['replication_factor', 'replicationFactor'],
  ['kubernets', 'kubernetes'],
  ['talso', undefined],
  ['taloss', 'talos'],
  ['EKS', 'eks'],
])('by %s, %s is meant', (word, meant) => {
  expect(didYouMean(word, ['retention', 'gateway', 'replicationFactor', 'kubernetes', 'talos', 'eks'])).toBe(meant);
});

test.each(['aks', 'gk', 'openshift', ''])('%j is another word', (word) => {
  expect(didYouMean(word, ['eks', 'gke', 'k3s', 'rke2', 'kubernetes'])).toBeUndefined();
});

test('the nearest of several is meant', () => {
  expect(didYouMean('chnks', ['chunk', 'chunks'])).toBe('chunks');
});
