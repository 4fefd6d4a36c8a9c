import type { JsonObject } from '../../kubernetes/json';
import type { Workload } from '../../wiring/workload';
import { mainContainer } from './containers';
import type { ResolvedLoki } from './settings';
import type { LokiPart } from './topology';
import { partsOf, partWorkload } from './workloads';

/** Every workload of a Loki, once, in the order in which a line meets them: whoever speaks of one means the same object. */
export type LokiGraph = ReadonlyMap<LokiPart, Workload>;

/**
 * What the release runs, each with its main container.
 * @param values those of the release, with every override merged in
 */
export function lokiGraph(props: ResolvedLoki, values: JsonObject): LokiGraph {
  return new Map(
    partsOf(props).map((part) => [
      part,
      { ...partWorkload(props, part), container: mainContainer(props.chart, part, values) },
    ]),
  );
}

/** Finds the workload of a part that runs. */
export function workloadOf(graph: LokiGraph, part: LokiPart): Workload {
  const workload = graph.get(part);
  if (workload === undefined) throw new Error(`no ${part} runs in this Loki`);
  return workload;
}
