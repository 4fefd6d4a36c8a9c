import { grouped } from '../collections/grouped';
import { type Flowchart, flowchart } from '../syntax/mermaid';
import { changedFlows } from '../wiring/flow-picture';
import type { Reviewed } from './reviewed';

/** Who calls whom in environments, with what is new and gone marked. */
export interface PagePicture {
  /** Names, at least one. */
  readonly environments: readonly string[];

  readonly chart: Flowchart;
}

/** Draws the flows of environments in which they change; the same picture once. */
export function pictures(all: readonly Reviewed[]): readonly PagePicture[] {
  const drawn = all.flatMap(({ name, base, head }) => {
    const chart = base?.plan && head?.plan && changedFlows(base.plan.wiring, head.plan.wiring);
    return chart ? [{ name, chart }] : [];
  });
  return [...grouped(drawn, ({ chart }) => flowchart(chart)).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ environments: group.map(({ name }) => name), chart: first.chart }] : [];
  });
}
