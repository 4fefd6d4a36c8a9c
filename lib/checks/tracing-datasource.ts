import { type Finding, warning } from '../findings/finding';
import type { Environment } from '../plan/environment';

/** Whoever keeps ids of traces gets a link from them. */
export function tracingDatasource({ tracing, grafana }: Pick<Environment, 'tracing' | 'grafana'>): readonly Finding[] {
  if (!tracing || grafana.datasource) return [];
  return [
    warning('tracing/no-datasource', ['tracing'], {
      problem: 'ids of traces are kept, but no data source of Grafana is made that links them',
      consequence: 'each line has its trace_id, and nobody gets from there to the trace with a click',
      fix: 'grafana:\n  datasource:\n    namespace: monitoring # where the sidecar of Grafana looks',
    }),
  ];
}
