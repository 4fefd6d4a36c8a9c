import { namespaceObjects, neededLevel } from '../../lib/wiring/namespaces';
import { workload } from '../support/wiring';

const collector = workload({ name: 'alloy', podSecurity: 'privileged' });

test('a namespace gets the strictest Pod Security level that admits all its pods', () => {
  expect(neededLevel('monitoring', [workload(), workload({ podSecurity: 'baseline' })])).toBe('baseline');
  expect(neededLevel('monitoring', [workload(), collector])).toBe('privileged');
  expect(neededLevel('other', [collector])).toBe('restricted');
});

test('each namespace is created once, with the level in all three modes', () => {
  const [namespace, ...others] = namespaceObjects([workload(), collector], {});
  expect(others).toEqual([]);
  expect(namespace?.metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'privileged',
    'pod-security.kubernetes.io/audit': 'privileged',
    'pod-security.kubernetes.io/warn': 'privileged',
  });
});

test('a namespace that someone else owns is left alone', () => {
  expect(namespaceObjects([workload()], { monitoring: { existing: true, labels: {} } })).toEqual([]);
});

test('the environment decides the level and adds labels', () => {
  const [namespace] = namespaceObjects([workload()], {
    monitoring: { existing: false, podSecurity: 'baseline', labels: { team: 'platform' } },
  });
  expect(namespace?.metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'baseline',
    team: 'platform',
  });
});

test('others may add labels, which give way to those of the environment', () => {
  const labelsOf = (name: string) => ({ 'istio.io/dataplane-mode': 'ambient', home: name });
  const [asked] = namespaceObjects([workload()], {}, labelsOf);
  expect(asked?.metadata.labels).toMatchObject({ 'istio.io/dataplane-mode': 'ambient', home: 'monitoring' });
  const labels = { 'istio.io/dataplane-mode': 'none' };
  const [overruled] = namespaceObjects([workload()], { monitoring: { existing: false, labels } }, labelsOf);
  expect(overruled?.metadata.labels).toMatchObject({ ...labels, home: 'monitoring' });
});
