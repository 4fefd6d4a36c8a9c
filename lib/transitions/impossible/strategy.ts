import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject, objectAt } from '../../references/kube-object';
import type { Effect } from '../effect';
import { engineOf, madeAnew } from '../engine';
import { originOf } from '../owner';
import { type Change, clusterPairs, type Kept, keptOf } from '../pair';
import type { Transition } from '../transition';

/** How a kind says in which way its pods are replaced. */
interface Strategy {
  readonly field: string;

  /** What forbids the settings of the other way. */
  readonly to: string;
}

const STRATEGIES: Readonly<Record<string, Strategy>> = {
  StatefulSet: { field: 'updateStrategy', to: 'OnDelete' },
  Deployment: { field: 'strategy', to: 'Recreate' },
};

/** The way in which pods are replaced. */
export const strategy: Transition = {
  kind: 'impossible/strategy',
  finds: 'pods are no longer replaced one after the other, and the API server has filled in how many at once',
  happens: 'the API server refuses the change: what it has filled in itself is forbidden from now on',
  sources: [
    'kubernetes/kubernetes@v1.34.2:pkg/apis/apps/v1/defaults.go',
    'kubernetes/kubernetes@v1.34.2:pkg/apis/apps/validation/validation.go (ValidateStatefulSetSpec, ValidateDeploymentStrategy)',
  ],
  find: (change) =>
    keptOf(clusterPairs(change)).flatMap((pair) => {
      const known = STRATEGIES[pair.head.kind];
      return known ? strategyEffect(pair, known, change) : [];
    }),
};

/**
 * Whoever has said a part of `rollingUpdate` takes all of it away. Helm patches a Deployment in a way that clears the settings of the old way: `retainKeys` in its API.
 */
function strategyEffect({ base, head }: Kept<KubeObject>, known: Strategy, { head: side }: Change): readonly Effect[] {
  const { field, to } = known;
  const [was, is] = [typeOf(base, field), typeOf(head, field)];
  const isSaid = Object.keys(objectAt(base.json, 'spec', field, 'rollingUpdate')).length > 0;
  if (was !== 'RollingUpdate' || is !== to || isSaid) return [];
  const origin = originOf(side, head);
  const isByHelm = origin.release !== undefined && engineOf(side, origin) !== 'argocd';
  const patch = JSON.stringify({ spec: { [field]: { type: to, rollingUpdate: null } } });
  const command = `kubectl -n ${head.namespace ?? ''} patch ${head.kind.toLowerCase()} ${head.name} --type merge -p '${patch}'`;
  return [
    {
      kind: 'impossible/strategy',
      verdict: isByHelm && head.kind === 'Deployment' ? 'careful' : 'refused',
      what: `pods of ${head.kind} \`${head.name}\` are replaced by \`${to}\`, which was \`${was}\``,
      happens:
        'the API server refuses the change as long as the object has the `rollingUpdate` that it has filled in itself, and an engine takes nothing away that it has not said',
      subject: describeObject(head),
      file: head.origin,
      ...(!head.ofChart && { place: ['spec', field] }),
      from: was,
      to,
      steps: madeAnew(side, origin, { text: 'Make the change by hand, with what was filled in.', command }),
    },
  ];
}

function typeOf({ json }: KubeObject, field: string): string {
  return String(valueAt(json, 'spec', field, 'type') ?? 'RollingUpdate');
}
