import type { StackPlan } from '../../plan/plan';
import { joinMetrics, programMetrics } from '../../queries/metrics';
import { readPromql } from '../../queries/promql';

/** Makes what tells whether programs of a stack serve a metric. */
export function servesMetrics({ wiring: { workloads } }: StackPlan): (metric: string) => boolean {
  const programs = workloads.flatMap(({ metrics }) => metrics?.program ?? []);
  const each = new Map(programs.map((program) => [`${program.name} ${program.version}`, program]));
  const served = joinMetrics([...each.values()].map(programMetrics));
  return (metric) => served.has(metric);
}

/** Lists the metrics that a PromQL query names; none of a text that is no PromQL. */
export function metricsAsked(text: string): readonly string[] {
  const { problems, selectors } = readPromql(text);
  return problems.length > 0 ? [] : [...new Set(selectors.flatMap(({ metric }) => metric ?? []))];
}
