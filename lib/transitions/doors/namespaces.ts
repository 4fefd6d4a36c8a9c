import { valueAt } from '../../kubernetes/json';
import { DATAPLANE_MODE } from '../../mesh/membership';
import type { KubeObject } from '../../references/kube-object';
import { admits, levelsAdmitting, POD_SECURITY_LABEL } from '../../wiring/namespaces';
import type { PodSecurityLevel } from '../../wiring/workload';
import type { Effect } from '../effect';
import { type Kept, keptOf, objectPairs } from '../pair';
import { fieldOf } from '../places';
import type { Transition } from '../transition';
import { comesOrGoes } from './mesh';

/** What namespaces let in. */
export const namespaces: Transition = {
  kind: 'doors/namespaces',
  finds: 'a namespace admits pods with more or fewer privileges, or joins or leaves the mesh',
  happens: 'its pods are admitted by another Pod Security level, or are known to the mesh or not',
  sources: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/'],
  find: (change) =>
    keptOf(objectPairs(change))
      .filter(({ head }) => head.kind === 'Namespace')
      .flatMap((pair) => [...securityEffect(pair), ...(comesOrGoes(change) ? [] : meshEffect(pair))]),
};

function securityEffect({ base, head }: Kept<KubeObject>): readonly Effect[] {
  const [before, after] = [levelOf(base), levelOf(head)];
  if (before === after) return [];
  const isWider = !admits(before, after);
  return [
    {
      kind: 'doors/namespaces',
      verdict: isWider ? 'careful' : 'told',
      what: `the namespace \`${head.name}\` admits pods of the level \`${after}\`, which was \`${before}\``,
      happens: isWider
        ? 'any pod that somebody makes there may have these privileges'
        : 'pods that need more are refused when they are made anew',
      ...placeOf(head, POD_SECURITY_LABEL),
      from: before,
      to: after,
    },
  ];
}

/** Without the label a namespace admits whatever the cluster does by itself. */
function levelOf(namespace: KubeObject): PodSecurityLevel {
  const said = fieldOf(namespace, 'metadata', 'labels', POD_SECURITY_LABEL);
  return levelsAdmitting('restricted').find((level) => level === said) ?? 'privileged';
}

function meshEffect({ base, head }: Kept<KubeObject>): readonly Effect[] {
  const [before, after] = [base, head].map(({ json }) => valueAt(json, 'metadata', 'labels', DATAPLANE_MODE));
  if (before === after) return [];
  const joins = after === 'ambient';
  return [
    {
      kind: 'doors/namespaces',
      verdict: 'careful',
      what: `the namespace \`${head.name}\` ${joins ? 'joins' : 'leaves'} the mesh`,
      happens: joins
        ? 'its pods have an identity, and calls among members are encrypted'
        : 'its pods have no identity any more: policies that name it refuse them, and their calls are in clear',
      ...placeOf(head, DATAPLANE_MODE),
    },
  ];
}

function placeOf({ name, origin }: KubeObject, label: string): Pick<Effect, 'subject' | 'file' | 'place'> {
  return { subject: `Namespace ${name}`, file: origin, place: ['metadata', 'labels', label] };
}
