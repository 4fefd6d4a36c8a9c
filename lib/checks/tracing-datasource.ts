import { environmentCheck } from './subject';

/** Checks that kept trace ids get a link to their traces. */
export const tracingDatasource = environmentCheck({
  id: 'tracing/no-datasource',
  severity: 'warning',
  since: '0.1.0',
  finds: 'ids of traces are kept, but no data source of Grafana is made that links them',
  happens: 'each line has its `trace_id`, and nobody gets from there to the trace with a click',
  remedy: 'make one with `grafana.datasource`, or accept it where somebody else does',
  needs: ['tracing', 'grafana'],
  find: ({ grafana }) => {
    if (grafana.datasource) return [];
    return [
      {
        path: ['tracing'],
        problem: 'ids of traces are kept, but no data source of Grafana is made that links them',
        consequence: 'each line has its trace_id, and nobody gets from there to the trace with a click',
        fix: 'name under `grafana.datasource` the namespace in which the sidecar of Grafana looks',
      },
    ];
  },
});
