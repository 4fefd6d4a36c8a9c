import { effectiveWorkload } from '../../lib/kubernetes/effective-workload';
import type { JsonObject } from '../../lib/kubernetes/json';

function object(spec: JsonObject, pod: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'x' },
    spec: { ...spec, template: { spec: pod } },
  };
}

test('objects without pods are none', () => {
  expect(effectiveWorkload({ kind: 'Service', metadata: { name: 'x' } })).toBeUndefined();
});

test('what is empty is as if it were not there', () => {
  const container = { name: 'a', image: 'b' };
  const empty = { ...container, args: [], env: null, resources: {}, securityContext: {}, volumeMounts: [] };
  const plain = effectiveWorkload(object({}, { containers: [container] }));
  expect(
    effectiveWorkload(object({}, { containers: [empty], volumes: null, securityContext: {}, hostNetwork: false })),
  ).toEqual(plain);
  expect(plain).toEqual({
    kind: 'StatefulSet',
    name: 'x',
    volumes: [],
    claims: [],
    containers: [{ name: 'a', image: 'b', args: [], env: [], envFrom: [], mounts: [], resources: {} }],
    initContainers: [],
  });
});

test('volumes, mounts and claims have no order; arguments and variables have one', () => {
  const claim = (name: string) => ({
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: 1 } } },
  });
  const workload = effectiveWorkload(
    object(
      { replicas: 2, volumeClaimTemplates: [claim('z'), claim('a')] },
      {
        hostNetwork: true,
        volumes: [{ name: 'b' }, { name: 'a' }],
        containers: [
          {
            name: 'a',
            image: 'b',
            args: ['z', 'a'],
            volumeMounts: [
              { name: 'x', mountPath: '/b' },
              { name: 'y', mountPath: '/a' },
            ],
          },
        ],
      },
    ),
  );
  expect(workload?.volumes).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(workload?.claims.map(({ name, size }) => [name, size])).toEqual([
    ['a', '1'],
    ['z', '1'],
  ]);
  expect(workload?.containers[0]?.mounts).toEqual([
    { name: 'y', mountPath: '/a' },
    { name: 'x', mountPath: '/b' },
  ]);
  expect([workload?.containers[0]?.args, workload?.replicas, workload?.hostNetwork]).toEqual([['z', 'a'], 2, true]);
});
