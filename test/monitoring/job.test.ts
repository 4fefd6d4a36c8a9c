import { jobOf } from '../../lib/monitoring/job';
import { workload } from '../support/wiring';
import { alloyWorkloads, otelWorkloads } from './rules/workloads';

test('the job is the Service where there is one, and else the PodMonitor', () => {
  expect(alloyWorkloads().map(jobOf)).toEqual(['alloy', 'alloy-events']);
  expect(otelWorkloads().map(jobOf)).toEqual(['otel-shipper', 'otel-receiver/otel-receiver']);
  expect(jobOf(workload())).toBeUndefined();
});
