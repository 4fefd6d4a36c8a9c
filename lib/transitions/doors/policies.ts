import { grouped } from '../../collections/grouped';
import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import type { KubeObject } from '../../references/kube-object';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import { objectPairs, type Pair } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { without } from '../words';
import { callersIn } from './callers';
import { comesOrGoes } from './mesh';
import { moreOrLess } from './more-or-less';

/** Who may call pods. */
export const policies: Transition = {
  kind: 'doors/policies',
  finds: 'a policy lets somebody call pods, or does no longer',
  happens: 'who is named may call them; who is named no longer is refused',
  sources: [
    'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  ],
  find: (change) => {
    if (!runsOnBothSides(change) || comesOrGoes(change)) return [];
    const pairs = objectPairs(change).filter((pair) => KINDS.includes((pair.head ?? pair.base).kind));
    return [...grouped(pairs, guardedBy).values()].flatMap((pairsOfPods) => policyEffects(pairsOfPods, change.head));
  },
};

/** The first that changes tells it: both kinds follow from the same flows. */
const KINDS = ['AuthorizationPolicy', 'NetworkPolicy'];

/** Policies of both kinds bear the name of the pods. */
function guardedBy({ base, head }: Pair<KubeObject>): string {
  const { namespace, name } = head ?? base ?? {};
  return `${namespace}/${name}`;
}

function policyEffects(pairs: readonly Pair<KubeObject>[], head: Side): readonly Effect[] {
  const ranked = pairs.toSorted((one, other) => rankOf(one) - rankOf(other));
  return ranked.map((pair) => effectsOf(pair, head)).find((effects) => effects.length > 0) ?? [];
}

function rankOf({ base, head }: Pair<KubeObject>): number {
  return KINDS.indexOf((head ?? base)?.kind ?? '');
}

function effectsOf({ base, head }: Pair<KubeObject>, side: Side): readonly Effect[] {
  // Pods that come have their policy with them, and those that go need none.
  if (!base || !head) return [];
  const { kind, namespace, name, origin } = head;
  const pods = `pods of \`${name}\``;
  const after = callersIn(head);
  const effects = moreOrLess({
    door: { kind: 'doors/policies', subject: `${kind} ${namespace}/${name}`, file: origin },
    before: callersIn(base),
    after,
    more: (callers) => ({
      what: `${pods} may be called by ${list(callers)}`,
      happens: 'that door was closed until now',
    }),
    less: (callers) => ({
      what: `${pods} may no longer be called by ${list(callers)}`,
      happens: 'whoever still calls so is refused from the merge on',
    }),
  });
  return without(neededIn(head, side), after).length > 0 ? effects.map(cutting) : effects;
}

/** Who calls as the stack is wired, whatever patches make of it. */
function neededIn({ kind, namespace, name, json }: KubeObject, { plan }: Side): readonly string[] {
  const wired = plan?.unpatched.stages.prerequisites.find(
    ({ kind: other, metadata }) => other === kind && metadata.name === name && metadata.namespace === namespace,
  );
  return callersIn({ kind, json: wired ? objectOf(toJson(wired)) : json });
}

function cutting(effect: Effect): Effect {
  if (effect.verdict !== 'told') return effect;
  return {
    ...effect,
    verdict: 'careful',
    happens: 'a patch shuts a door that the stack itself needs: these calls are refused from the merge on',
    path: ['patches'],
  };
}

function objectOf(json: Json): JsonObject {
  return isJsonObject(json) ? json : {};
}
