import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect, Step } from '../effect';
import { engineOf } from '../engine';
import { describeRelease, leavingReleases } from '../leaving';
import { type Change, objectKey } from '../pair';
import type { Side, SideRelease } from '../side';
import type { Transition } from '../transition';

/** Which release an object belongs to. */
export const owner: Transition = {
  kind: 'impossible/owner',
  finds: 'an object goes from one release to another, or from `dist/` into a release, or back',
  happens:
    'Helm takes over no object that it has not made, and deletes what a release no longer has, whoever applies it',
  sources: ['https://helm.sh/docs/faq/changes_since_helm2/#validate-existing-resources'],
  find: (change) => {
    const [before, after] = [ownersOf(change.base), ownersOf(change.head)];
    const gone = new Set(leavingReleases(change).map(({ base }) => describeRelease(base)));
    return [...after].flatMap(([key, now]) => {
      const was = before.get(key);
      return was === undefined || gone.has(was.name) ? [] : ownerEffect(was, now, change);
    });
  },
};

interface Owned {
  readonly object: KubeObject;
  readonly file: string;

  /** `release monitoring/loki`, or `dist/`. */
  readonly name: string;
  readonly release?: SideRelease;
}

function ownersOf({ objects, releases }: Side): ReadonlyMap<string, Owned> {
  const own = objects.map((object): Owned => ({ object, file: object.origin, name: 'dist/' }));
  const rendered = releases.flatMap((release) =>
    (release.rendered?.objects ?? []).map(
      (object): Owned => ({ object, file: release.delivered.object.origin, name: describeRelease(release), release }),
    ),
  );
  return new Map([...own, ...rendered].map((owned) => [objectKey(owned.object), owned]));
}

/** Argo CD applies what Helm renders: nothing of it belongs to a release of Helm. */
function ownerEffect(was: Owned, now: Owned, { head: side }: Change): readonly Effect[] {
  const byHelm = [was, now].filter(({ release, file }) => release && engineOf(side, { release, file }) !== 'argocd');
  if (was.name === now.name || byHelm.length === 0) return [];
  const isRefused = byHelm.includes(now);
  return [
    {
      kind: 'impossible/owner',
      verdict: isRefused ? 'refused' : 'careful',
      what: `${now.object.kind} \`${now.object.name}\` belongs to ${textOf(now)}, which was of ${textOf(was)}`,
      happens: isRefused
        ? 'Helm refuses the release as long as the object is there without its mark: `invalid ownership metadata`'
        : 'Helm deletes it as it upgrades the release that had it: it is missing until the engine looks again',
      subject: describeObject(now.object),
      file: now.file,
      from: was.name,
      to: now.name,
      steps: { before: [mark(now, byHelm.includes(was), isRefused)] },
    },
  ];
}

function textOf({ name }: Owned): string {
  return name === 'dist/' ? 'no release' : name;
}

/** Helm looks at the object that is there, and not at what it has rendered. */
function mark({ object, release }: Owned, isKept: boolean, isTaken: boolean): Step {
  const { kind, namespace, name } = object;
  const place = namespace === undefined ? 'kubectl' : `kubectl -n ${namespace}`;
  const target = `${kind.toLowerCase()} ${name}`;
  const { name: taker = '', namespace: home = '' } = release?.delivered ?? {};
  const notes = [
    ...(isKept ? ['helm.sh/resource-policy=keep'] : []),
    ...(isTaken ? [`meta.helm.sh/release-name=${taker}`, `meta.helm.sh/release-namespace=${home}`] : []),
  ];
  const label = `${place} label ${target} app.kubernetes.io/managed-by=Helm --overwrite`;
  return {
    text: isTaken ? 'Hand the object over to the release.' : 'Have Helm leave the object alone.',
    command: [`${place} annotate ${target} ${notes.join(' ')} --overwrite`, ...(isTaken ? [label] : [])].join('\n'),
  };
}
