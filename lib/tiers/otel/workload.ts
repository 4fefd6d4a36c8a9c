import type { Release } from '../../charts/release';
import { valueAt } from '../../kubernetes/json';
import type { SourceCounter, Workload } from '../../wiring/workload';
import { limitsIn } from '../limits';
import { metricsPort, type WorkloadIdentity } from './names';
import type { LogPipeline } from './pipeline';

/** The pods of a collector. Pod Security admits neither host paths nor the node's network at any other level. */
export function collectorWorkload(
  identity: WorkloadIdentity,
  { chart, namespace, values }: Pick<Release, 'chart' | 'namespace' | 'values'>,
  pipelines: readonly LogPipeline[],
): Workload {
  return {
    ...identity,
    namespace,
    hostNetwork: valueAt(values, 'hostNetwork') === true,
    podSecurity: 'privileged',
    replicas: 'per-node',
    metrics: metricsPort({ chart }),
    // Named after the chart, whatever the release is called.
    container: { name: chart.name, limits: limitsIn(values, 'resources') },
    reads: pipelines.flatMap(sourceCounters),
  };
}

/**
 * One for each receiver. There is no `_total` since 0.152, unless a reader asks for it:
 * open-telemetry/opentelemetry-collector@v0.152.0:service/telemetry/otelconftelemetry/internal/migration/v0.3.0.go
 */
function sourceCounters({ reads, receivers }: LogPipeline): readonly SourceCounter[] {
  if (reads === undefined) return [];
  return Object.keys(receivers).map((receiver) => ({
    source: reads,
    metric: 'otelcol_receiver_accepted_log_records',
    labels: { receiver },
  }));
}
