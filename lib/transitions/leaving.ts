import { type Change, keptOf, objectKey, releasePairs } from './pair';
import type { Side, SideRelease } from './side';

/** A release that is no longer where it was, and what comes in its place. */
export interface Leaving {
  readonly base: SideRelease;

  /** The same release in another namespace, or of another name. @default - none */
  readonly head?: SideRelease;
}

/** Lists releases that Helm knows no more by their names, with what they have become. */
export function leavingReleases(change: Change): readonly Leaving[] {
  const pairs = releasePairs(change);
  const come = pairs.flatMap(({ base, head }) => (base === undefined && head ? [head] : []));
  const gone = pairs.flatMap(({ base, head }) => (base && head === undefined ? [base] : []));
  return gone.map((base) => {
    const head = come.find((other) => isSame(base, other)) ?? onlyOne(base, gone, come);
    return { base, ...(head && { head }) };
  });
}

function isSame({ delivered: one }: SideRelease, { delivered: other }: SideRelease): boolean {
  return objectKey(one.object) === objectKey(other.object) || (one.name === other.name && one.chart === other.chart);
}

/** One release of a chart goes and one comes: it is the same. */
function onlyOne(
  { delivered: { chart } }: SideRelease,
  gone: readonly SideRelease[],
  come: readonly SideRelease[],
): SideRelease | undefined {
  const ofChart = (releases: readonly SideRelease[]) => releases.filter(({ delivered }) => delivered.chart === chart);
  const [[first, second], all] = [ofChart(come), ofChart(gone)];
  return all.length === 1 && second === undefined ? first : undefined;
}

/** Lists releases that Helm knows by the same name, and that another object asks for: of another name, place or engine. */
export function handedOver(change: Change): readonly { readonly base: SideRelease; readonly head: SideRelease }[] {
  return keptOf(releasePairs(change)).filter(
    ({ base, head }) => objectKey(base.delivered.object) !== objectKey(head.delivered.object),
  );
}

/** Whether all that ran is taken away. */
export function isSwitchedOff({ base, head }: Change): boolean {
  const runs = ({ releases, workloads }: Side) => releases.length + workloads.length > 0;
  return runs(base) && !runs(head);
}

/** Names a release for messages: `release monitoring/loki`. */
export function describeRelease({ delivered: { namespace, name } }: SideRelease): string {
  return `release ${namespace}/${name}`;
}

/** Lists releases that the same object asks for, before and after, by the same name. */
export function keptReleases(change: Change): readonly { readonly base: SideRelease; readonly head: SideRelease }[] {
  return keptOf(releasePairs(change)).filter(
    ({ base, head }) => objectKey(base.delivered.object) === objectKey(head.delivered.object),
  );
}
