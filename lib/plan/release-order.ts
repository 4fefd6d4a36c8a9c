import type { Release } from '../charts/release';
import type { Tier } from '../tiers/tier';
import { isExternal } from '../wiring/flow';

/** The releases of all tiers, each after those of the tiers that it calls. */
export function orderReleases(tiers: readonly Tier[]): readonly Release[] {
  return tiers.flatMap((tier) => {
    const called = tiers.filter((other) => other !== tier && calls(tier, other));
    const after = called.flatMap((other) => other.releases.map((release) => release.name));
    return tier.releases.map((release) => ({ ...release, after: [...release.after, ...after] }));
  });
}

function calls(caller: Tier, callee: Tier): boolean {
  return caller.flows.some(({ to }) => !isExternal(to) && to.workload !== undefined && runs(callee, to.workload.name));
}

function runs(tier: Tier, workload: string): boolean {
  return tier.workloads.some(({ name }) => name === workload);
}
