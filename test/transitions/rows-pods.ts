import type { Row } from './row';

const LOKI = [
  'Deployment monitoring/loki-read',
  'StatefulSet monitoring/loki-backend',
  'StatefulSet monitoring/loki-write',
];

const DISTRIBUTED = [
  ...['distributor', 'querier', 'query-frontend', 'query-scheduler'].map((part) => `Deployment logging/loki-${part}`),
  ...['compactor', 'index-gateway', 'ingester', 'ruler'].map((part) => `StatefulSet logging/loki-${part}`),
];

/** Restarts, versions and capacity. */
export const POD_ROWS: readonly Row[] = [
  {
    title: 'more memory for write pods',
    of: 'homelab-production',
    head: { loki: { resources: { write: { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } } } } },
    effects: [
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told capacity/sums',
      'told capacity/workload',
    ],
    restarts: LOKI,
  },
  {
    title: 'less memory for write pods',
    of: 'homelab-production',
    base: { loki: { resources: { write: { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } } } } },
    effects: [
      'careful capacity/workload',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told capacity/sums',
    ],
    restarts: LOKI,
  },
  {
    title: 'a read pod more',
    of: 'homelab-production',
    head: { loki: { replicas: { read: 4 } } },
    effects: ['told restarts/pods', 'told capacity/sums', 'told capacity/workload'],
    restarts: ['Deployment monitoring/loki-read'],
  },
  {
    title: 'another major version of the chart',
    of: 'homelab-production',
    head: { loki: { chart: '7.3.0' } },
    effects: [
      'careful versions/chart',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told versions/image',
      'told versions/image',
    ],
    restarts: ['DaemonSet monitoring/loki-canary', ...LOKI],
  },
  {
    title: 'another version of Alloy',
    of: 'homelab-production',
    head: { collector: { alloy: { chart: '1.8.2' } } },
    effects: [
      'told restarts/pods',
      'told restarts/pods',
      'told versions/chart',
      'told versions/chart',
      'told versions/image',
      'told versions/image',
    ],
    restarts: ['DaemonSet monitoring/alloy', 'StatefulSet monitoring/alloy-events'],
  },
  {
    title: 'lines that Alloy shall drop',
    of: 'homelab-production',
    head: { logs: { drop: { 'Health checks': 'GET /healthz' } } },
    effects: ['loses lines/drops', 'told restarts/reload'],
    restarts: [],
  },
  {
    title: 'lines that Promtail shall drop',
    of: 'cloud-aws',
    head: { logs: { drop: { 'Health checks': 'GET /healthz' } } },
    effects: ['loses lines/drops', 'told restarts/pods'],
    restarts: ['DaemonSet logging/promtail'],
  },
  {
    title: 'lines that the collector shall drop, by plain objects',
    of: 'standalone',
    head: { logs: { drop: { 'Health checks': 'GET /healthz' } } },
    effects: ['loses lines/drops', 'told restarts/pods'],
    restarts: ['DaemonSet monitoring/otel-shipper'],
  },
  {
    title: 'another image by an override',
    of: 'homelab-production',
    head: { loki: { values: { loki: { image: { tag: '3.6.4' } } } } },
    effects: ['told restarts/pods', 'told restarts/pods', 'told restarts/pods', 'told versions/image'],
    restarts: LOKI,
  },
  {
    title: 'limits of a tenant, which Loki reads again',
    of: 'homelab-production',
    head: { loki: { values: { loki: { runtimeConfig: { overrides: { fake: { ingestion_rate_mb: 8 } } } } } } },
    effects: ['told lines/limits', 'told restarts/reload'],
    restarts: [],
  },
  {
    title: 'a dashboard, which no pod reads',
    of: 'homelab-production',
    head: { monitoring: { interval: '30s' } },
    effects: [],
    restarts: [],
  },
  {
    title: 'retention and memory at once',
    of: 'cloud-gcp',
    head: { loki: { retention: '30d', resources: { ingester: { limits: { memory: '3Gi' } } } } },
    effects: [
      'told data/retention',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told restarts/pods',
      'told capacity/sums',
      'told capacity/workload',
    ],
    restarts: DISTRIBUTED,
  },
  {
    title: 'a write pod less, which is told once',
    of: 'homelab-production',
    head: { loki: { replicas: { write: 2 } } },
    effects: ['careful data/replicas', 'told capacity/sums'],
    restarts: [],
  },
  {
    title: 'an autoscaler for write pods',
    of: 'homelab-production',
    head: { loki: { values: { write: { autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 6 } } } } },
    effects: ['loses data/replicas', 'told restarts/pods', 'told capacity/sums'],
    restarts: ['StatefulSet monitoring/loki-write'],
  },
  {
    title: 'an autoscaler for read pods',
    of: 'homelab-production',
    head: { loki: { values: { read: { autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 6 } } } } },
    effects: ['told capacity/workload'],
    restarts: [],
  },
  {
    title: 'an earlier Loki by a patch',
    of: 'standalone',
    head: {
      patches: [
        {
          target: { kind: 'StatefulSet', name: 'loki' },
          operations: [
            { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'docker.io/grafana/loki:3.4.2' },
          ],
        },
      ],
    },
    effects: ['careful versions/image', 'told restarts/pods'],
    restarts: ['StatefulSet monitoring/loki'],
  },
];
