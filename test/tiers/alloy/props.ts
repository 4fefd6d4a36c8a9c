import type { ChartModel } from '../../../lib/charts/chart';
import type { LogIntent } from '../../../lib/logs/intent';
import type { ResolvedAlloy } from '../../../lib/tiers/alloy/settings';
import { Size } from '../../../lib/units/size';
import { type Endpoint, serviceAddress } from '../../../lib/wiring/endpoint';

const newest = chart('1.11.1', '1.18.1', '2026-08-07');

export const charts: readonly ChartModel[] = [
  newest,
  chart('1.5.0', '1.12.0', '2025-12-02'),
  chart('0.12.0', '1.7.0', '2025-02-24'),
];

const push: Required<Endpoint> = {
  workload: undefined,
  ...serviceAddress('loki-gateway', 'monitoring', 'cluster.local'),
  port: 80,
  containerPort: 8080,
  scheme: 'http',
  path: '/loki/api/v1/push',
  tenant: 'prod',
  credentialsSecret: 'loki-push',
};

/** Talos is another collector's: Alloy has no source that takes what it sends. */
export const allLogs: Required<Omit<LogIntent, 'talos'>> = {
  cluster: 'staging',
  pods: {
    excludeNamespaces: ['vault', 'kube-system'],
    podLabels: { app: 'app', app_name: 'app.kubernetes.io/name', team: 'example.com/team-name' },
    job: 'kubernetes-pods',
    parse: ['json', 'logfmt'],
    traceIds: true,
  },
  nodeFiles: [
    { path: '/var/log/syslog', job: 'node/syslog' },
    { path: '/opt/app/logs/*.log', job: 'node/app' },
  ],
  nodeDirectories: ['/var/log', '/opt/app', '/srv/unused'],
  events: { job: 'kubernetes/events' },
  journal: { directory: '/run/log/journal', job: 'node/journal' },
  rke2: { dataDirectory: '/data/rke2', job: 'node/rke2' },
  machineLogs: { directory: '/srv/machine', job: 'node/machine' },
  audit: { path: '/srv/audit/kube-apiserver.log', job: 'node/audit' },
  redaction: { namespaces: ['payments', 'identity'] },
  drop: [{ name: 'Health checks', pattern: 'GET /healthz' }],
};

/** Every prop is set: a new one must be covered here. */
export const everything: Required<ResolvedAlloy> = {
  namespace: 'monitoring',
  chart: newest,
  resources: { requests: { cpu: '100m', memory: '300Mi' }, limits: { cpu: '1', memory: '2Gi' } },
  stateDirectory: '/var/lib/logging',
  events: {
    replicas: 2,
    volume: Size.gibibytes(2),
    storageClass: 'local-path',
    resources: { limits: { memory: '700Mi' } },
    values: { controller: { podLabels: { team: 'events' } } },
  },
  values: { controller: { podLabels: { team: 'platform' } }, alloy: { resources: { limits: { memory: '3Gi' } } } },
  logs: allLogs,
  push,
  clusterDomain: 'cluster.local',
};

/** Pods only, and nothing that has a default. */
export const minimal: ResolvedAlloy = {
  namespace: 'monitoring',
  chart: newest,
  resources: {},
  stateDirectory: '/var/lib/alloy',
  events: { replicas: 1, volume: Size.gibibytes(1), resources: {}, values: {} },
  values: {},
  logs: {
    cluster: 'staging',
    pods: { excludeNamespaces: [], podLabels: {}, parse: [], traceIds: false },
    nodeFiles: [],
    nodeDirectories: ['/var/log'],
    drop: [],
  },
  push: { ...push, tenant: undefined, credentialsSecret: undefined } satisfies Endpoint,
  clusterDomain: 'cluster.local',
};

function chart(version: string, appVersion: string, released: string): ChartModel {
  const repository = { name: 'grafana', url: 'https://grafana.github.io/helm-charts' };
  return {
    name: 'alloy',
    publisher: 'grafana',
    repository,
    version,
    appVersion,
    program: appVersion,
    released,
    modelled: version,
  };
}
