import type { SourceLabels } from '../logs/labels/contract';
import type { LogSource } from '../logs/sources/asked';
import type { Watchable } from './watch';

/** Construct that alerts and dashboards can be about: Loki, or a collector. */
export interface WatchedConstruct {
  /** Whether it has content; if not, findings of its own say why. */
  readonly isBuilt: boolean;

  /** What is watched of it. @throws if it could not be built */
  readonly content: WatchedContent;
}

/** Tiers and logs of a construct that alerts and dashboards are about. */
export interface WatchedContent extends Watchable {
  /** What it reads. @default - it reads no logs */
  readonly sources?: readonly LogSource[];

  /** Labels of the lines of each source. @default - it reads no logs */
  readonly labels?: readonly SourceLabels[];
}

/** What is watched of all of them, if all of them could be built. */
export function contentsOf(watches: readonly WatchedConstruct[]): readonly WatchedContent[] | undefined {
  return watches.every(({ isBuilt }) => isBuilt) ? watches.map(({ content }) => content) : undefined;
}
