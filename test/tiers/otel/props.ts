import type { ChartModel } from '../../../lib/charts/chart';
import type { LogIntent } from '../../../lib/logs/intent';
import type { PodLogs } from '../../../lib/logs/sources/pods';
import type { ResolvedOtel } from '../../../lib/tiers/otel/settings';
import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';
import type { Endpoint } from '../../../lib/wiring/endpoint';

const chart: ChartModel = {
  name: 'opentelemetry-collector',
  publisher: 'open-telemetry',
  repository: { name: 'open-telemetry', url: 'https://open-telemetry.github.io/opentelemetry-helm-charts' },
  version: '0.170.0',
  modelled: '0.170.0',
  appVersion: '0.158.0',
  program: '0.158.0',
  released: '2026-08-14',
};

const otlp: Required<Endpoint> = {
  workload: undefined,
  host: 'loki-gateway.loki.svc.cluster.example',
  service: { name: 'loki-gateway', namespace: 'loki' },
  port: 80,
  containerPort: 8080,
  scheme: 'http',
  path: '/otlp',
  tenant: 'prod',
  credentialsSecret: 'loki-credentials',
};

/** All that the OpenTelemetry collectors can read. */
export const allLogs = {
  cluster: 'prod',
  pods: {
    excludeNamespaces: ['vault', 'kube-system'],
    podLabels: { app: 'app.kubernetes.io/name', team: 'example.com/team' },
    parse: ['json', 'logfmt'],
    traceIds: true,
  },
  redaction: { namespaces: ['payments', 'kube-system'] },
  drop: [{ name: 'Health checks', pattern: '(GET|HEAD) /(healthz?|livez|readyz|ping)\\b' }],
  machineLogs: { directory: '/var/log/machine', job: 'machine-logs' },
  nodeFiles: [
    { path: '/var/log/syslog', job: 'node/syslog' },
    { path: '/opt/app/logs/*.log', job: 'node/app' },
    { path: '/var/log/kern.log', job: 'node/syslog' },
  ],
  nodeDirectories: ['/var/log', '/opt/app', '/srv/unused'],
  rke2: { dataDirectory: '/var/lib/rancher/rke2', job: 'rke2' },
  audit: { path: '/srv/audit/kube-apiserver.log', job: 'audit' },
  talos: { kernelPort: 6050, servicePort: 6051 },
} satisfies LogIntent;

/** Every prop is set: a new one must be covered here. */
export const everything: Required<ResolvedOtel> = {
  chart,
  shipper: {
    namespace: 'otel-shipper',
    resources: { requests: { cpu: '60m' }, limits: { memory: '300Mi' } },
    values: { podLabels: { team: 'platform' }, resources: { limits: { memory: '400Mi' } } },
  },
  receiver: {
    namespace: 'otel-receiver',
    resources: { limits: { memory: '64Mi' } },
    values: { podLabels: { team: 'nodes' } },
  },
  stateDirectory: '/var/lib/logging',
  queue: Size.gibibytes(2),
  boundedRetry: {
    initialInterval: Duration.seconds(5),
    maxInterval: Duration.seconds(300),
    maxElapsedTime: Duration.seconds(600),
    jitter: 0.5,
    consumers: 10,
    queueSize: 5000,
  },
  labels: 'otlp',
  scrapeAnnotations: true,
  logs: allLogs,
  otlp,
  clusterDomain: 'cluster.example',
  ipFamilies: ['IPv4', 'IPv6'],
};

/** Pods as an environment gets them by default. */
const plainPods: PodLogs = {
  excludeNamespaces: [],
  podLabels: { app: 'app.kubernetes.io/name' },
  parse: [],
  traceIds: false,
};

/** Pods only, and nothing that has a default. */
export const minimal: ResolvedOtel = {
  chart,
  shipper: { namespace: 'otel-shipper', resources: {}, values: {} },
  stateDirectory: '/var/lib/otelcol',
  queue: Size.gibibytes(1),
  labels: 'loki',
  scrapeAnnotations: false,
  logs: { cluster: 'prod', pods: plainPods, nodeFiles: [], nodeDirectories: ['/var/log'], drop: [] },
  otlp: { ...otlp, tenant: undefined, credentialsSecret: undefined },
  clusterDomain: 'cluster.example',
};

/** Both tiers as an environment gets them by default. */
export const twoTiers: ResolvedOtel = {
  ...minimal,
  receiver: { namespace: 'otel-receiver', resources: {}, values: {} },
  logs: { ...minimal.logs, pods: { ...plainPods, excludeNamespaces: ['vault', 'kube-system'] }, talos: allLogs.talos },
  otlp: { ...otlp, credentialsSecret: undefined },
};
