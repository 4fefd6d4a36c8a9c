import { entryOf } from '../../collections/entry-of';
import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect, Step } from '../effect';
import { madeAnew } from '../engine';
import { originOf, removal } from '../owner';
import { type Change, clusterPairs, type Kept, keptOf } from '../pair';
import { keptStatefulClaims } from '../stateful';
import type { Transition } from '../transition';
import { FIXED_FIELDS, type FixedChange, fixedChange } from './fixed-fields';

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
    return keptOf(clusterPairs(change)).flatMap((pair) => {
      const isTold = told.has(describeObject(pair.head));
      const changed = (entryOf(FIXED_FIELDS, pair.head.kind) ?? [])
        .filter(({ path }) => !(isTold && path.includes('volumeClaimTemplates')))
        .flatMap((field) => fixedChange(pair, field) ?? []);
      return fieldEffect(pair, changed, change);
    });
  },
};

function fieldEffect(
  { head }: Kept<KubeObject>,
  changed: readonly FixedChange[],
  { head: side }: Change,
): readonly Effect[] {
  const [first] = changed;
  if (first === undefined) return [];
  const isRefused = !recreates(head);
  const fields = changed.map(({ path, from, to }) => `\`${path.join('.')}\` becomes ${to}, which was ${from}`);
  return [
    {
      kind: 'impossible/fixed-field',
      verdict: isRefused ? 'refused' : 'careful',
      what: `of ${head.kind} \`${head.name}\`, ${fields.join(' and ')}`,
      happens: isRefused
        ? `Kubernetes sets ${changed.length > 1 ? 'these fields' : 'that field'} once: the API server refuses the change at each try, with all else that comes with it`
        : 'Kubernetes sets that once: the engine takes the object away and makes it anew, as its annotation asks',
      subject: describeObject(head),
      file: head.origin,
      ...(!head.ofChart && { place: first.path }),
      from: changed.map(({ from }) => from).join('; '),
      to: changed.map(({ to }) => to).join('; '),
      ...(isRefused && { steps: madeAnew(side, originOf(side, head), removalOf(head)) }),
    },
  ];
}

/** Annotations by which an engine makes anew what it can not change. */
const RECREATE: Readonly<Record<string, RegExp>> = {
  'kustomize.toolkit.fluxcd.io/force': /^enabled$/i,
  'argocd.argoproj.io/sync-options': /\bForce=true\b/,
};

/** Whether an object asks its engine to make it anew. */
export function recreates({ json, ofChart }: KubeObject): boolean {
  if (ofChart) return false;
  return Object.entries(RECREATE).some(([key, value]) =>
    value.test(String(valueAt(json, 'metadata', 'annotations', key) ?? '')),
  );
}

const REMOVALS: Readonly<Record<string, string>> = {
  StatefulSet:
    'Take it away without its pods: claims stay, and so do pods that the new selector finds. Delete the others by hand, one after the other.',
  Deployment: 'Take it away with its pods: none of them runs until it is made anew.',
  DaemonSet: 'Take it away with its pods: none of them runs until it is made anew.',
  Secret: 'Take it away: pods that start before it is made anew wait for it.',
};

/** Pods of a StatefulSet that the new one finds go on. */
function removalOf(object: KubeObject): Step {
  const text = REMOVALS[object.kind] ?? 'Take it away: until it is made anew, nobody has what it gives.';
  return removal(object, text, object.kind === 'StatefulSet');
}
