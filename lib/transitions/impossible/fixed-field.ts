import { entryOf } from '../../collections/entry-of';
import { isJsonObject, valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect, Step } from '../effect';
import { madeAnew } from '../engine';
import { originOf, removal } from '../owner';
import { type Change, clusterPairs, type Kept, keptOf } from '../pair';
import { keptStatefulClaims } from '../stateful';
import type { Transition } from '../transition';
import { FIXED_FIELDS, type FixedField, fixedText } from './fixed-fields';

/** Fields that are set once, when an object is made. */
export const fixedField: Transition = {
  kind: 'impossible/fixed-field',
  finds:
    'a field changes that Kubernetes sets once: a selector, `serviceName`, `podManagementPolicy`, `roleRef`, the value of a PriorityClass',
  happens: 'the API server refuses the object, with all else that the same change brings, until it is made anew',
  sources: [
    'kubernetes/kubernetes@v1.34.2:pkg/apis/apps/validation/validation.go',
    'kubernetes/kubernetes@v1.34.2:pkg/apis/rbac/validation/validation.go (ValidateRoleBindingUpdate)',
    'kubernetes/kubernetes@v1.34.2:pkg/apis/scheduling/validation/validation.go (ValidatePriorityClassUpdate)',
    'kubernetes/kubernetes@v1.34.2:pkg/apis/storage/validation/validation.go (ValidateStorageClassUpdate)',
  ],
  find: (change) => {
    const told = keptStatefulClaims(change);
    return keptOf(clusterPairs(change)).flatMap((pair) =>
      (entryOf(FIXED_FIELDS, pair.head.kind) ?? []).flatMap((field) =>
        field.path.includes('volumeClaimTemplates') && told.has(describeObject(pair.head))
          ? []
          : fieldEffect(pair, field, change),
      ),
    );
  },
};

function fieldEffect({ base, head }: Kept<KubeObject>, field: FixedField, { head: side }: Change): readonly Effect[] {
  const [was, is] = [fixedText(base, field), fixedText(head, field)];
  if (was === is) return [];
  const [from, to] = [shortOf(base, field, was), shortOf(head, field, is)];
  const origin = originOf(side, head);
  const isRefused = !recreates(head);
  return [
    {
      kind: 'impossible/fixed-field',
      verdict: isRefused ? 'refused' : 'careful',
      what: `\`${field.path.join('.')}\` of ${head.kind} \`${head.name}\` becomes ${to ?? 'empty'}, which was ${from ?? 'empty'}`,
      happens: isRefused
        ? 'Kubernetes sets that field once: the API server refuses the change at each try, with all else that comes with it'
        : 'Kubernetes sets that field once: the engine takes the object away and makes it anew, as its annotation asks',
      subject: describeObject(head),
      file: head.origin,
      place: field.path,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(isRefused && { steps: madeAnew(side, origin, removalOf(head)) }),
    },
  ];
}

/** Annotations by which an engine makes anew what it can not change. */
const RECREATE: Readonly<Record<string, RegExp>> = {
  'kustomize.toolkit.fluxcd.io/force': /^enabled$/i,
  'argocd.argoproj.io/sync-options': /(^|,)\s*(Replace=true\s*,\s*)?Force=true/,
};

/** Whether an object asks its engine to make it anew. */
export function recreates({ json, ofChart }: KubeObject): boolean {
  if (ofChart) return false;
  return Object.entries(RECREATE).some(([key, value]) =>
    value.test(String(valueAt(json, 'metadata', 'annotations', key) ?? '')),
  );
}

/** Maps are told by their entries, and lists by their fingerprints alone: neither fits into a line. */
function shortOf(object: KubeObject, { path }: FixedField, text: string | undefined): string | undefined {
  const value = valueAt(object.json, ...path);
  if (text === undefined || value === undefined || !isJsonObject(value)) return text;
  const labels = isJsonObject(value.matchLabels) ? value.matchLabels : value;
  return Object.entries(labels)
    .map(([key, entry]) => `${key}=${typeof entry === 'object' ? JSON.stringify(entry) : entry}`)
    .join(', ');
}

/** Pods of a StatefulSet are found by the new one only if its selector finds them. */
function removalOf(object: KubeObject): Step {
  switch (object.kind) {
    case 'StatefulSet':
      return removal(
        object,
        'Take it away without its pods: claims stay, and so do pods that the new selector finds. Delete the others by hand, one after the other.',
        true,
      );
    case 'Deployment':
    case 'DaemonSet':
      return removal(
        object,
        'Take it away with its pods: none of them runs until it is made anew, and the new ones do not know the old.',
      );
    case 'Secret':
      return removal(object, 'Take it away: pods that start before it is made anew wait for it.');
    default:
      return removal(object, 'Take it away: until it is made anew, nobody has what it gives.');
  }
}
