import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { applyMergePatch } from '../../../lib/kubernetes/merge-patch';
import { CLUSTER_TOOLS } from '../../../verify/engines/programs';
import { fixtureNames } from '../../support/fixture';
import { describeReal } from '../../support/programs';
import { type Change, problemsOf } from './fit';

/** Milliseconds for all scenarios of one environment. */
const LIMIT = 600_000;

describeReal('pods have their nodes, and go and come as budgets let them', [...CLUSTER_TOOLS, 'istioctl'], () => {
  test.each(fixtureNames())(
    '%s',
    async (name) => {
      expect(await problemsOf(name)).toEqual([]);
    },
    LIMIT,
  );
});

const isOne = (object: JsonObject, kind: string, name: string) =>
  object.kind === kind && valueAt(object, 'metadata', 'name') === name;

const without =
  (kind: string, name: string): Change =>
  (object) =>
    isOne(object, kind, name) ? undefined : object;

const patched =
  (kind: string, name: string, patch: JsonObject): Change =>
  (object) =>
    isOne(object, kind, name) ? applyMergePatch(object, patch) : object;

const ofPods = (spec: JsonObject): JsonObject => ({ spec: { template: { spec } } });

/** What is wrong with the output, and what is said of it. */
const FAULTS: readonly (readonly [fault: string, environment: string, change: Change, said: RegExp])[] = [
  [
    'a budget of pods that hold copies of each other is missing',
    'talos-ambient',
    without('PodDisruptionBudget', 'loki-single-binary'),
    /StatefulSet loki\/loki: at most 1 of its pods may be away with 3 copies of each line, and 3 are/,
  ],
  [
    'a budget of other pods is missing',
    'homelab-production',
    without('PodDisruptionBudget', 'loki-read'),
    /Deployment monitoring\/loki-read: at least 1 of its 3 pods must stay, and none has/,
  ],
  [
    'pods that hold copies of each other may share a node',
    'homelab-production',
    patched('StatefulSet', 'loki-write', ofPods({ affinity: null })),
    /StatefulSet monitoring\/loki-write: .*loki-write-\d(?:, | and )loki-write-\d run on node-/,
  ],
  [
    'a budget lets nobody go',
    'homelab-production',
    patched('PodDisruptionBudget', 'loki-write', { spec: { minAvailable: 3, maxUnavailable: null } }),
    /PodDisruptionBudget monitoring\/loki-write: at least 1 of its pods may go while all are ready, and none may \(3 ready, it asks for 3\)/,
  ],
  [
    'no node has room',
    'local',
    (object) =>
      isOne(object, 'StatefulSet', 'loki')
        ? applyMergePatch(object, ofPods({ nodeSelector: { 'topology.kubernetes.io/zone': 'elsewhere' } }))
        : object,
    /StatefulSet logging\/loki: 0 of 1 pods run\n.*Pod logging\/loki-0: 0\/\d nodes are available: .*node affinity/s,
  ],
  [
    'a collector leaves control planes out',
    'talos-ambient',
    (object) =>
      object.kind === 'DaemonSet' && String(valueAt(object, 'metadata', 'name')).startsWith('otel-receiver')
        ? applyMergePatch(object, ofPods({ tolerations: null }))
        : object,
    /DaemonSet otel-receiver\/otel-receiver\S*: 3 of 4 pods run/,
  ],
  [
    'a policy lets in a namespace that nobody has',
    'talos-ambient',
    (object) =>
      isOne(object, 'AuthorizationPolicy', 'loki-canary')
        ? applyMergePatch(object, { spec: { rules: [{ from: [{ source: { namespaces: ['nowhere'] } }] }] } })
        : object,
    /AuthorizationPolicy loki\/loki-canary: Error IST0101: Referenced namespace not found: "nowhere"/,
  ],
  [
    'a policy is for pods that there are not',
    'talos-ambient',
    patched('AuthorizationPolicy', 'loki-canary', { spec: { selector: { matchLabels: { typo: 'yes' } } } }),
    /AuthorizationPolicy loki\/loki-canary: Warning IST0127: No matching workloads/,
  ],
  [
    'a StatefulSet waits for a broken pod',
    'cloud-aws',
    patched('StatefulSet', 'loki-index-gateway', { spec: { podManagementPolicy: 'OrderedReady' } }),
    /the mended one needs no hand: .*StatefulSet logging\/loki-index-gateway: 1 of 2 pods run/s,
  ],
];

describeReal('what keeps pods from fitting is told', [...CLUSTER_TOOLS, 'istioctl'], () => {
  test.each(FAULTS)(
    '%s',
    async (_, environment, change, said) => {
      const problems = await problemsOf(environment, change);
      expect(problems).toEqual([expect.stringMatching(said)]);
    },
    LIMIT,
  );
});
