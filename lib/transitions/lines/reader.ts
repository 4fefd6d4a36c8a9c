import type { SourceName } from '../../logs/sources/all';
import { chosenCollector } from '../../plan/collectors';
import type { StackPlan } from '../../plan/plan';
import type { Workload } from '../../wiring/workload';
import type { Effect } from '../effect';
import type { Side } from '../side';

/** What an effect on lines happens to: the program that reads them, and where `dist/` has it. */
export type Reader = Pick<Effect, 'subject' | 'file'>;

/** Finds what reads a source, or every source that no other workload reads. */
export function readerOf(side: Side, plan: StackPlan, source?: SourceName): Reader {
  const workloads = collectorWorkloads(plan);
  const own = workloads.find(({ reads = [] }) => reads.some((counter) => counter.source === source));
  const workload = own ?? workloads[0];
  const config = side.configs.find(({ owner, namespace }) => {
    return owner === workload?.name && namespace === workload.namespace;
  });
  const place = `${workload?.namespace ?? ''}/${workload?.name ?? ''}`;
  const subject = config?.release ? `release ${place}` : `${workload?.kind ?? 'DaemonSet'} ${place}`;
  return { subject, file: config?.file ?? side.objects[0]?.origin ?? '' };
}

/** Lists what collects lines. */
function collectorWorkloads({ environment, tiers }: StackPlan): readonly Workload[] {
  const { name } = chosenCollector(environment.collector).collector;
  return tiers.find((tier) => tier.name === name)?.workloads ?? [];
}
