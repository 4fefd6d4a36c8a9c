import type { Json } from '../../../lib/kubernetes/json';
import type { Cluster } from '../../../verify/cluster/cluster';
import { difference, snapshot } from '../../../verify/engines/snapshot';

/** A cluster that has these Services, and answers nothing else. */
function clusterWith(...items: readonly Json[]): Cluster {
  const answers: Readonly<Record<string, unknown>> = {
    '/apis': { groups: [] },
    '/api/v1': {
      resources: [
        { name: 'services', kind: 'Service', verbs: ['list'] },
        { name: 'services/status', kind: 'Service', verbs: ['get'] },
        { name: 'events', kind: 'Event', verbs: ['list'] },
      ],
    },
    '/api/v1/services': { items },
  };
  const read = async (path: string) => answers[path] ?? Promise.reject(new Error(path));
  return { read } as Partial<Cluster> as Cluster; // it is asked for nothing else
}

const service = (spec: Json, metadata: Json = {}): Json => ({
  metadata: { name: 'a', namespace: 'b', ...(metadata as object) },
  spec,
  status: { loadBalancer: Math.random() },
});

test.each<[string, Json, Json, readonly string[]]>([
  ['a status', service({ ports: [] }), service({ ports: [] }), []],
  ['an address that the API server gave', service({ clusterIP: '10.0.0.1' }), service({ clusterIP: '10.0.0.2' }), []],
  ['no address at all', service({ clusterIP: '10.0.0.1' }), service({ clusterIP: 'None' }), ['Service b/a']],
  ['a port', service({ ports: [1] }), service({ ports: [2] }), ['Service b/a']],
  ['a label', service({}), service({}, { labels: { a: 'b' } }), ['Service b/a']],
  [
    'the time at which somebody asked an engine to look',
    service({}, { annotations: { 'reconcile.fluxcd.io/requestedAt': '1' } }),
    service({}, { annotations: { 'reconcile.fluxcd.io/requestedAt': '2' } }),
    [],
  ],
])('%s', async (_, before, after, changed) => {
  const found = difference(await snapshot(clusterWith(before)), await snapshot(clusterWith(after)));
  expect(found).toEqual({ added: [], removed: [], changed });
});
