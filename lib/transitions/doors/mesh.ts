import type { KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import type { Change } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';

const POLICIES = ['AuthorizationPolicy', 'PeerAuthentication', 'NetworkPolicy'];

/** Tells whether an object decides who may call pods. */
export function isPolicy({ kind }: KubeObject): boolean {
  return POLICIES.includes(kind);
}

/** The policies of a stack as a whole. */
export const policiesAtAll: Transition = {
  kind: 'doors/all-policies',
  finds: 'a stack gets policies for its pods, or has none any more',
  happens: 'whoever no policy names is refused, or whoever reaches the pods may call them',
  sources: ['https://istio.io/latest/docs/reference/config/security/authorization-policy/'],
  find: (change) => (runsOnBothSides(change) && comesOrGoes(change) ? [policiesEffect(change)] : []),
};

/** Tells whether all policies come or go: of each of them it is no news then. */
export function comesOrGoes({ base, head }: Change): boolean {
  return base.objects.some(isPolicy) !== head.objects.some(isPolicy);
}

function policiesEffect({ base, head }: Change): Effect {
  const guarded = head.objects.some(isPolicy);
  const side: Side = guarded ? head : base;
  return {
    kind: 'doors/all-policies',
    verdict: 'careful',
    what: guarded
      ? 'policies say who may call pods of the stack'
      : 'no policy says any more who may call pods of the stack',
    happens: guarded
      ? 'whoever calls them today and is named by none is refused from the merge on'
      : 'every pod of the cluster may call them, and calls are no longer encrypted by the mesh',
    subject: 'the whole stack',
    file: side.objects.find(isPolicy)?.origin ?? '',
    path: ['mesh'],
    steps: guarded
      ? {
          before: [
            { text: 'Name everybody who reads or pushes lines today under `loki.readers` or `mesh.istio.members`.' },
          ],
        }
      : { before: [{ text: 'Look whether something else guards the pods, such as policies of the cluster.' }] },
  };
}
