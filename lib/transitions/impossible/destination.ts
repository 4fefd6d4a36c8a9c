import { grouped } from '../../collections/grouped';
import { type KubeObject, objectAt } from '../../references/kube-object';
import type { Effect } from '../effect';
import { type Change, type Kept, keptOf, objectPairs } from '../pair';
import type { Transition } from '../transition';

/** The cluster that Argo CD brings objects into. */
export const destination: Transition = {
  kind: 'impossible/destination',
  finds: 'an Application brings its objects into another cluster',
  happens: 'what it ran in the old cluster stays there and runs on; the new one begins empty',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/'],
  find: (change) => {
    const moved = applications(change).filter(({ base, head }) => clusterOf(base) !== clusterOf(head));
    const causes = grouped(moved, ({ base, head }) => `${clusterOf(base)} ${clusterOf(head)}`);
    return [...causes.values()].flatMap(destinationEffect);
  },
};

function applications(change: Change): readonly Kept<KubeObject>[] {
  return keptOf(objectPairs(change)).filter(({ head }) => head.kind === 'Application');
}

function clusterOf({ json }: KubeObject): string {
  const { server, name } = objectAt(json, 'spec', 'destination');
  return String(server ?? name ?? '');
}

function destinationEffect(pairs: readonly Kept<KubeObject>[]): readonly Effect[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const { base, head } = first;
  const [from, to] = [clusterOf(base), clusterOf(head)];
  return [
    {
      kind: 'impossible/destination',
      verdict: 'loses',
      what: `Applications go to the cluster ${to}, which was ${from}`,
      happens:
        'Argo CD makes all objects anew in the other cluster and forgets those in the old one, which run on there; volumes and their lines stay behind',
      subject: pairs.map(({ head: { namespace = '', name } }) => `Application ${namespace}/${name}`).join(', '),
      file: head.origin,
      place: ['spec', 'destination', 'server'],
      from,
      to,
      steps: {
        before: [
          {
            text: 'Switch the stack off in the old cluster first, with `enabled: false`, or add an environment for the new one and leave this one as it is.',
          },
        ],
      },
    },
  ];
}
