import { type Json, valueAt } from '../../kubernetes/json';
import { objectAt } from '../../references/kube-object';
import type { Effect } from '../effect';
import { keptOf, objectPairs, releasePairs } from '../pair';
import { valuePlace } from '../places';
import type { Transition } from '../transition';

/** Annotations by which clouds know the role of a ServiceAccount, and what people call it. */
const ROLES: Readonly<Record<string, string>> = {
  'eks.amazonaws.com/role-arn': 'the role',
  'iam.gke.io/gcp-service-account': 'the service account',
  'azure.workload.identity/client-id': 'the identity',
};

/** What pods are in a cloud. */
export const accounts: Transition = {
  kind: 'doors/accounts',
  finds: 'pods get another identity in their cloud, or none any more',
  happens: 'they have the rights of that identity, once it trusts their ServiceAccount',
  sources: ['https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html'],
  find: (change) => [
    ...keptOf(releasePairs(change)).flatMap(({ base, head }) => {
      const [before, after] = [base, head].map(({ delivered }) => valueAt(delivered.values, ...IN_VALUES));
      const { namespace, name, object } = head.delivered;
      const place = {
        subject: `release ${namespace}/${name}`,
        file: object.origin,
        place: valuePlace(head, IN_VALUES),
      };
      return accountEffects(before, after, place);
    }),
    ...keptOf(objectPairs(change))
      .filter(({ head }) => head.kind === 'ServiceAccount')
      .flatMap(({ base, head }) => {
        const place = { subject: `ServiceAccount ${head.namespace}/${head.name}`, file: head.origin };
        const [before, after] = [base, head].map(({ json }) => valueAt(json, 'metadata', 'annotations'));
        return accountEffects(before, after, place);
      }),
  ],
};

const IN_VALUES = ['serviceAccount', 'annotations'];

function accountEffects(
  before: Json | undefined,
  after: Json | undefined,
  place: Pick<Effect, 'subject' | 'file' | 'place'>,
): readonly Effect[] {
  return Object.entries(ROLES).flatMap(([annotation, noun]) => {
    const [from, to] = [objectAt(before)[annotation], objectAt(after)[annotation]];
    return from === to ? [] : [accountEffect(noun, from, to, place)];
  });
}

function accountEffect(
  noun: string,
  from: Json | undefined,
  to: Json | undefined,
  place: Pick<Effect, 'subject' | 'file' | 'place'>,
): Effect {
  const pods = `pods of \`${place.subject.replace(/^.*\//, '')}\``;
  return {
    kind: 'doors/accounts',
    verdict: to === undefined ? 'told' : 'careful',
    what:
      to === undefined
        ? `${pods} no longer have ${noun} \`${String(from)}\` in their cloud`
        : `${pods} have ${noun} \`${String(to)}\` in their cloud${from === undefined ? '' : `, which was \`${String(from)}\``}`,
    happens: to === undefined ? 'the cloud does not know them by it' : 'they may do what it may, once it trusts them',
    ...place,
    ...(from !== undefined && { from: String(from) }),
    ...(to !== undefined && { to: String(to) }),
    ...(to !== undefined && {
      steps: {
        before: [{ text: `Have ${noun} \`${String(to)}\` trust the ServiceAccount, with rights on the buckets.` }],
      },
    }),
  };
}
