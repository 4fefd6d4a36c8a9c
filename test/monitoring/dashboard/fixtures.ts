import { labelContract } from '../../../lib/logs/labels/contract';
import type { Overviewed } from '../../../lib/monitoring/dashboard/dashboard';
import { ALLOY_WATCH } from '../../../lib/tiers/alloy/watch';
import { lokiWatch } from '../../../lib/tiers/loki/watch';
import { OTEL_WATCH } from '../../../lib/tiers/otel/watch';
import type { Program, Workload } from '../../../lib/wiring/workload';
import { schemes } from '../../support/schemes';
import { allLogs } from '../../tiers/alloy/props';

/** A workload whose pods serve the metrics of a program. */
export function running(name: string, program: Program, memory?: string): Workload {
  return {
    name,
    namespace: 'logging',
    kind: 'DaemonSet',
    podLabels: { app: name },
    serviceAccount: name,
    hostNetwork: false,
    podSecurity: 'restricted',
    replicas: 'per-node',
    metrics: { program, service: { name, labels: {} }, portName: 'http', path: '/metrics', containerPort: 80 },
    container: { name, limits: { cpu: '1', memory } },
  };
}

/** Loki and Alloy with every source. */
export const everything: Overviewed = {
  cluster: allLogs.cluster,
  labels: labelContract(allLogs, schemes.alloy),
  tiers: [
    {
      watch: lokiWatch({ version: '3.6.3', ingesters: 1, replicationFactor: 1, measuredVolumes: [], stores: [] }),
      workloads: [
        running('loki-write', { name: 'loki', version: '3.6.3' }, '2Gi'),
        running('loki-read', { name: 'loki', version: '3.6.3' }),
        running('loki-canary', { name: 'loki-canary' }),
        { ...running('minio', { name: 'loki' }), metrics: undefined },
      ],
    },
    {
      watch: ALLOY_WATCH,
      workloads: [
        running('alloy', { name: 'alloy', version: '1.18.1' }, '512Mi'),
        running('alloy-events', { name: 'alloy', version: '1.18.1' }),
      ],
    },
  ],
};

/** OpenTelemetry with pods and files of the node only, into a Loki of someone else. */
export const otel = (scheme: 'otel' | 'otlp'): Overviewed => ({
  cluster: allLogs.cluster,
  labels: labelContract({ ...allLogs, rke2: undefined }, schemes[scheme]),
  tiers: [
    { watch: OTEL_WATCH, workloads: [running('otel-shipper', { name: 'otelcol', version: '0.158.0' }, '256Mi')] },
  ],
});
