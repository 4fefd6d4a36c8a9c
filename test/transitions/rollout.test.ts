import type { JsonObject } from '../../lib/kubernetes/json';
import { kubeObject } from '../../lib/references/kube-object';
import { rolloutOf } from '../../lib/transitions/restarts/rollout';
import type { SideWorkload } from '../../lib/transitions/side';

function workload(kind: string, spec: JsonObject): SideWorkload {
  const object = kubeObject({ apiVersion: 'apps/v1', kind, metadata: { name: 'a', namespace: 'b' }, spec }, 'file');
  return { kind, namespace: 'b', name: 'a', file: 'file', ...(object && { object }) };
}

const OF_STATEFUL_SETS: readonly [JsonObject, string, boolean][] = [
  [{ replicas: 3 }, '3 pods, one after the other, from the last to the first', false],
  [{ replicas: 1 }, 'its only pod: the old one ends before the new one starts', true],
  [{}, 'its only pod: the old one ends before the new one starts', true],
  [
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
    '1 pod, one after the other, from the last to the first',
    false,
  ],
  [
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 3 } } },
    'none yet: the partition of its update keeps all 3 pods back',
    false,
  ],
  [
    { replicas: 3, updateStrategy: { type: 'OnDelete' } },
    '3 pods when somebody, or the operator of its rollout, deletes each',
    false,
  ],
];

test.each(OF_STATEFUL_SETS)('a StatefulSet with %j: %s', (spec, how, isGone) => {
  expect(rolloutOf(workload('StatefulSet', spec))).toEqual({ how, isGone });
});

const OF_DEPLOYMENTS: readonly [JsonObject, string, boolean][] = [
  [{ replicas: 1 }, '1 pod, each after a new one is ready', false],
  [{ replicas: 3 }, '3 pods, each after a new one is ready', false],
  [{ replicas: 8 }, '8 pods, at most 2 missing at a time', false],
  [
    { replicas: 1, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } },
    '1 pod, at most 1 missing at a time',
    true,
  ],
  [
    { replicas: 1, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } },
    '1 pod, at most 1 missing at a time',
    true,
  ],
  [
    { replicas: 2, strategy: { type: 'Recreate' } },
    '2 pods, all at once: the old ones end before the new ones start',
    true,
  ],
];

test.each(OF_DEPLOYMENTS)('a Deployment with %j: %s', (spec, how, isGone) => {
  expect(rolloutOf(workload('Deployment', spec))).toEqual({ how, isGone });
});

const OF_DAEMON_SETS: readonly [JsonObject, string][] = [
  [{}, 'the pod of each node is replaced, on 1 node at a time'],
  [
    { updateStrategy: { rollingUpdate: { maxUnavailable: '25%' } } },
    'the pod of each node is replaced, on 25% of the nodes at a time',
  ],
  [
    { updateStrategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 2 } } },
    'the new pod of a node starts before the old one ends, on 2 nodes at a time',
  ],
  [{ updateStrategy: { type: 'OnDelete' } }, 'the pod of a node is replaced when somebody deletes it'],
];

test.each(OF_DAEMON_SETS)('a DaemonSet with %j: %s', (spec, how) => {
  expect(rolloutOf(workload('DaemonSet', spec))).toEqual({ how, isGone: false });
});
