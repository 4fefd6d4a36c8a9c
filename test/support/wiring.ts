import type { Endpoint } from '../../lib/wiring/endpoint';
import type { Workload } from '../../lib/wiring/workload';

/** A workload for tests that are about something else. */
export function workload(overrides: Partial<Workload> = {}): Workload {
  return {
    name: 'loki-write',
    namespace: 'monitoring',
    kind: 'StatefulSet',
    podLabels: { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/component': 'write' },
    serviceAccount: 'loki',
    hostNetwork: false,
    podSecurity: 'restricted',
    replicas: 3,
    ...overrides,
  };
}

/** Its push endpoint. */
export function endpoint(overrides: Partial<Endpoint> = {}): Endpoint {
  return {
    workload: workload(),
    host: 'loki-write.monitoring.svc.cluster.local',
    service: { name: 'loki-write', namespace: 'monitoring' },
    port: 3100,
    containerPort: 3100,
    scheme: 'http',
    path: '/loki/api/v1/push',
    ...overrides,
  };
}
