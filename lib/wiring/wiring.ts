import type { Flow } from './flow';
import type { Workload } from './workload';

/** Graph of a stack: workloads, and the flows among them. */
export interface Wiring {
  /** Pods that run, by the jobs they do. */
  readonly workloads: readonly Workload[];

  /** Calls among workloads, and to parties outside. */
  readonly flows: readonly Flow[];
}

/** Joins what the tiers contribute, in their order. */
export function joinWirings(parts: readonly Wiring[]): Wiring {
  return {
    workloads: parts.flatMap((part) => part.workloads),
    flows: parts.flatMap((part) => part.flows),
  };
}
