import type { KubeObject } from '../references/kube-object';
import type { RepositoryQuery } from './lines/repository-query';
import type { Side, SideConfig, SideRelease, SideWorkload } from './side';
import { computedWorkloads } from './side-of';

/** From what runs to what is asked for, in one environment. */
export interface Change {
  /** What runs. */
  readonly base: Side;

  /** What is asked for. */
  readonly head: Side;

  /** Queries of dashboards and rules in other files of the repository. @default - nobody looked for them */
  readonly queries?: () => readonly RepositoryQuery[];
}

/** A thing before and after a change: one of the two may be absent. */
export type Pair<Thing> =
  | { readonly base: Thing; readonly head: Thing }
  | { readonly base: Thing; readonly head?: undefined }
  | { readonly base?: undefined; readonly head: Thing };

/** A thing that is there before and after a change. */
export type Kept<Thing> = { readonly base: Thing; readonly head: Thing };

/** Pairs things by a key, in the order of the head; what is gone comes last. */
export function pairsOf<Thing>(
  base: readonly Thing[],
  head: readonly Thing[],
  keyOf: (thing: Thing) => string,
): readonly Pair<Thing>[] {
  const before = new Map(base.map((thing) => [keyOf(thing), thing]));
  const after = new Set(head.map(keyOf));
  const pairs = head.map((thing): Pair<Thing> => {
    const earlier = before.get(keyOf(thing));
    return earlier === undefined ? { head: thing } : { base: earlier, head: thing };
  });
  return [...pairs, ...base.filter((thing) => !after.has(keyOf(thing))).map((thing) => ({ base: thing }))];
}

/** Lists those that are there before and after. */
export function keptOf<Thing>(pairs: readonly Pair<Thing>[]): readonly Kept<Thing>[] {
  return pairs.flatMap(({ base, head }) => (base !== undefined && head !== undefined ? [{ base, head }] : []));
}

/** Tells an object from all others in a cluster: versions of a group have the same objects. */
export function objectKey({ apiVersion, kind, namespace = '', name }: KubeObject): string {
  return `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''} ${kind} ${namespace} ${name}`;
}

/** Pairs the objects of `dist/`. */
export function objectPairs({ base, head }: Change): readonly Pair<KubeObject>[] {
  return pairsOf(base.objects, head.objects, objectKey);
}

/** Pairs releases, by what Helm calls them. */
export function releasePairs({ base, head }: Change): readonly Pair<SideRelease>[] {
  return pairsOf(base.releases, head.releases, ({ delivered: { namespace, name } }) => `${namespace}/${name}`);
}

/** Pairs what has pods, as far as both sides are known from the same source. */
export function workloadPairs(change: Change): readonly Pair<SideWorkload>[] {
  const { base, head } = comparableWorkloads(change);
  return pairsOf(base, head, ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`);
}

/**
 * What has pods on both sides. Of a release that is on both, inventories tell of both or of none: what is computed of one
 * beside what Helm renders of the other would look like a change.
 */
export function comparableWorkloads(change: Change): Kept<readonly SideWorkload[]> {
  const isRendered = ({ rendered }: SideRelease) => rendered !== undefined;
  const uncertain = keptOf(releasePairs(change)).filter(({ base, head }) => !isRendered(base) || !isRendered(head));
  const isComputed = ({ base, head }: Kept<SideRelease>) => [base, head].every(({ effective }) => effective);
  const computed = uncertain.filter(isComputed);
  const known = (side: 'base' | 'head') => [
    ...change[side].workloads.filter(
      ({ release }) => release === undefined || !uncertain.some((pair) => pair[side] === release),
    ),
    ...computed.flatMap((pair) => computedWorkloads(pair[side])),
  ];
  return { base: known('base'), head: known('head') };
}

/** Pairs what programs read: one configuration of each program in a release, or of a plain object. */
export function configPairs({ base, head }: Change): readonly Pair<SideConfig>[] {
  return pairsOf(base.configs, head.configs, ({ program, namespace, owner }) => `${program} ${namespace}/${owner}`);
}

/**
 * Pairs all objects that are known to reach the cluster: those of `dist/`, and those of releases that Helm is known to
 * render on both sides, or on the one that they are on. A stale inventory would tell of an object that it has gone.
 */
export function clusterPairs(change: Change): readonly Pair<KubeObject>[] {
  const rendered = releasePairs(change).flatMap(({ base, head }) => {
    const known = [base, head].every((release) => release === undefined || release.rendered !== undefined);
    return known ? pairsOf(renderedBy(base), renderedBy(head), objectKey) : [];
  });
  return [...objectPairs(change), ...rendered];
}

/** An object of a release is changed where its release is. */
function renderedBy(release: SideRelease | undefined): readonly KubeObject[] {
  const origin = release?.delivered.object.origin ?? '';
  return (release?.rendered?.objects ?? []).map((object) => ({ ...object, origin }));
}
