import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { engineOf } from '../engine';
import { type Change, objectPairs } from '../pair';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes } from '../words';

/** Annotations that keep an object when its file goes. */
const KEEPING: Readonly<Record<string, readonly RegExp[]>> = {
  'kustomize.toolkit.fluxcd.io/prune': [/^disabled$/i],
  'argocd.argoproj.io/sync-options': [/\bPrune=false\b/, /\bDelete=false\b/],
  'helm.sh/resource-policy': [/\bkeep\b/],
};

/** What keeps namespaces and claims from being deleted with all that is in them. */
export const protection: Transition = {
  kind: 'data/protection',
  finds: 'a Namespace or a claim loses what protects it from its engine, or goes without having had that',
  happens: 'with a Namespace goes all that is in it, volumes and what others put there included',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
    'https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource',
  ],
  find: (change) =>
    objectPairs(change).flatMap(({ base, head }) => {
      if (base === undefined || !['Namespace', 'PersistentVolumeClaim'].includes(base.kind)) return [];
      return head === undefined ? goneEffect(base, change) : changedEffect(base, head, change);
    }),
};

function guardsOf({ json }: KubeObject): readonly string[] {
  return Object.entries(KEEPING).flatMap(([key, guards]) => {
    const said = String(valueAt(json, 'metadata', 'annotations', key) ?? '');
    return guards.flatMap((guard) => {
      const found = guard.exec(said)?.[0];
      return found === undefined ? [] : [`${key}: ${found}`];
    });
  });
}

/** Each engine has its own annotation: with another engine they change, and mean the same. */
function changedEffect(base: KubeObject, head: KubeObject, { base: before, head: side }: Change): readonly Effect[] {
  if (engineOf(before, { file: base.origin }) !== engineOf(side, { file: head.origin })) return [];
  const [was, is] = [guardsOf(base), guardsOf(head)];
  const [lost, won] = [was.filter((guard) => !is.includes(guard)), is.filter((guard) => !was.includes(guard))];
  if (lost.length === 0 && won.length === 0) return [];
  const isLost = lost.length > 0;
  const text = codes(isLost ? lost : won);
  return [
    {
      kind: 'data/protection',
      verdict: isLost ? 'loses' : 'told',
      what: `${head.kind} \`${head.name}\` ${isLost ? 'loses' : 'gets'} ${text}`,
      happens: isLost
        ? `nothing goes now; once its file goes, its engine deletes it, ${withIt(head)}`
        : 'it stays when its file goes',
      subject: describeObject(head),
      file: head.origin,
      place: ['metadata', 'annotations'],
      from: was.join(', ') || 'unprotected',
      to: is.join(', ') || 'unprotected',
      ...(isLost && { steps: { before: [{ text: `Leave ${text} on it.` }] } }),
    },
  ];
}

/** Engines delete what has gone from their folder; people do, and their tool leaves Namespaces and claims alone. */
function goneEffect(base: KubeObject, { base: side }: Change): readonly Effect[] {
  const engine = engineOf(side, { file: base.origin });
  if (engine === 'hands' || isGuarded(base, side)) return [];
  return [
    {
      kind: 'data/protection',
      verdict: 'loses',
      what: `${base.kind} \`${base.name}\` goes, and nothing protects it`,
      happens: `its engine deletes it, ${withIt(base)}`,
      subject: describeObject(base),
      file: base.origin,
      from: 'there',
      to: 'gone',
      steps: {
        before: [
          {
            text: 'Protect it in a change of its own first, and have that applied.',
            command: guardCommand(base, engine),
          },
        ],
      },
    },
  ];
}

/** A Namespace that others make as well is theirs. */
function isGuarded(object: KubeObject, side: Side): boolean {
  const guards = guardsOf(object);
  const key = engineOf(side, { file: object.origin }) === 'flux' ? 'kustomize' : 'argocd';
  return guards.some((guard) => guard.startsWith(key) && !guard.endsWith('Delete=false'));
}

function guardCommand({ kind, namespace, name }: KubeObject, engine: string): string {
  const note =
    engine === 'flux'
      ? 'kustomize.toolkit.fluxcd.io/prune=disabled'
      : 'argocd.argoproj.io/sync-options=Prune=false,Delete=false';
  const place = namespace === undefined ? 'kubectl' : `kubectl -n ${namespace}`;
  return `${place} annotate ${kind.toLowerCase()} ${name} ${note} --overwrite`;
}

function withIt({ kind }: KubeObject): string {
  return kind === 'Namespace'
    ? 'with all that is in it: claims with their lines, and what others put there'
    : 'with the lines on its volume';
}
