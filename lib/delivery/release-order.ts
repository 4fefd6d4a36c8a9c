import type { Release } from '../charts/release';
import { isExternal } from '../wiring/flow';
import type { PartContent } from '../wiring/part-content';
import type { Workload } from '../wiring/workload';

type Part = Pick<PartContent, 'releases' | 'workloads' | 'flows'>;

/** Makes each release wait for those of the parts that it calls. */
export function orderReleases(parts: readonly Part[]): readonly Release[] {
  return parts.flatMap((part) => {
    const called = parts.filter((other) => other !== part && calls(part, other));
    const after = called.flatMap((other) => other.releases.map(({ name, namespace }) => ({ name, namespace })));
    return part.releases.map((release) => ({ ...release, after: [...release.after, ...after] }));
  });
}

function calls(caller: Part, callee: Part): boolean {
  return caller.flows.some(({ to }) => !isExternal(to) && to.workload !== undefined && runs(callee, to.workload));
}

function runs({ workloads }: Part, called: Workload): boolean {
  return workloads.some(({ name, namespace }) => name === called.name && namespace === called.namespace);
}
