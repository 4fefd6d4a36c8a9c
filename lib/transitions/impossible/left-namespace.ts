import { valueAt } from '../../kubernetes/json';
import { type KubeObject, listAt } from '../../references/kube-object';
import type { Effect } from '../effect';
import { type Change, type Kept, keptOf, objectPairs } from '../pair';
import type { Side } from '../side';
import type { Transition } from '../transition';

/** Namespaces that an AppProject no longer lets Argo CD touch. */
export const leftNamespace: Transition = {
  kind: 'impossible/left-namespace',
  finds: 'an AppProject no longer names a namespace that something of the stack still runs in',
  happens: 'Argo CD takes the Application away and leaves what it ran: nothing removes it later',
  sources: ['argoproj/argo-cd@v3.5.7:controller/appcontroller.go (getPermittedAppLiveObjects)'],
  find: (change) =>
    keptOf(objectPairs(change))
      .filter(({ head }) => head.kind === 'AppProject')
      .flatMap((pair) => leftBy(pair).flatMap((namespace) => leftEffect(pair.head, namespace, change))),
};

function leftBy({ base, head }: Kept<KubeObject>): readonly string[] {
  const after = new Set(namespacesOf(head));
  return namespacesOf(base).filter((namespace) => !after.has(namespace));
}

function namespacesOf({ json }: KubeObject): readonly string[] {
  return [
    ...new Set(listAt(json, 'spec', 'destinations').map((destination) => String(valueAt(destination, 'namespace')))),
  ];
}

function leftEffect(project: KubeObject, namespace: string, { base }: Change): readonly Effect[] {
  const left = ranIn(base, namespace);
  if (left.length === 0) return [];
  return [
    {
      kind: 'impossible/left-namespace',
      verdict: 'refused',
      what: `AppProject \`${project.name}\` no longer names the namespace \`${namespace}\`, in which ${left.join(', ')} ran`,
      happens:
        'Argo CD removes nothing beyond the limits of the AppProject: it takes the Application away and leaves what it ran, for good',
      subject: `AppProject ${project.namespace ?? ''}/${project.name}`,
      file: project.origin,
      place: ['spec', 'destinations'],
      path: ['delivery', 'argocd', 'leaving'],
      from: namespace,
      to: 'not named',
      steps: {
        before: [
          {
            text: `Name it in \`delivery.argocd.leaving\` in the same change: \`leaving: [${namespace}]\`. Take it out again once what ran there is gone.`,
          },
        ],
      },
    },
  ];
}

/** Namespaces and claims stay in any case. */
function ranIn({ releases, objects }: Side, namespace: string): readonly string[] {
  const ofReleases = releases
    .filter(({ delivered }) => delivered.namespace === namespace)
    .map(({ delivered }) => `release \`${delivered.name}\``);
  const own = objects
    .filter((object) => object.namespace === namespace && object.kind !== 'PersistentVolumeClaim')
    .map(({ kind, name }) => `${kind} \`${name}\``);
  return [...ofReleases, ...own].slice(0, 3);
}
