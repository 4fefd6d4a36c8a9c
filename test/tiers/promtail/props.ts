import type { ChartModel } from '../../../lib/charts/chart';
import type { LogIntent } from '../../../lib/logs/intent';
import type { ResolvedPromtail } from '../../../lib/tiers/promtail/settings';
import { type Endpoint, serviceAddress } from '../../../lib/wiring/endpoint';

export const chart: ChartModel = {
  name: 'promtail',
  publisher: 'grafana',
  repository: { name: 'grafana', url: 'https://grafana.github.io/helm-charts' },
  version: '6.17.1',
  modelled: '6.17.1',
  appVersion: '3.5.1',
  program: '3.5.1',
  released: '2025-10-31',
};

const push: Required<Endpoint> = {
  workload: undefined,
  ...serviceAddress('loki-gateway', 'logging', 'cluster.local'),
  port: 80,
  containerPort: 8080,
  scheme: 'http',
  path: '/loki/api/v1/push',
  tenant: 'prod',
  credentialsSecret: 'loki-push',
};

/** What Talos sends, and events, are other collectors'. */
export const allLogs: Required<Omit<LogIntent, 'talos' | 'events'>> = {
  cluster: 'staging',
  pods: {
    excludeNamespaces: ['vault', 'kube-system'],
    podLabels: { app: 'app.kubernetes.io/name', team: 'example.com/team-name' },
    job: 'kubernetes-$1-pods',
    parse: ['json', 'logfmt'],
    traceIds: true,
  },
  nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }],
  nodeDirectories: ['/var/log', '/srv/unused'],
  journal: { directory: '/run/log/journal', job: 'node/journal' },
  rke2: { dataDirectory: '/var/lib/rancher/rke2', job: 'node/rke2' },
  machineLogs: { directory: '/var/log', job: 'machine-logs' },
  audit: { path: '/srv/audit/kube-apiserver.log', job: 'node/audit' },
  redaction: { namespaces: ['payments', 'identity'] },
  drop: [{ name: 'Health checks', pattern: 'GET /healthz "\\d+"' }],
};

/** Every prop is set: a new one must be covered here. */
export const everything: Required<ResolvedPromtail> = {
  namespace: 'logging',
  chart,
  resources: { requests: { cpu: '100m', memory: '300Mi' }, limits: { cpu: '1', memory: '2Gi' } },
  stateDirectory: '/var/lib/logging',
  port: 9080,
  values: { podLabels: { team: 'platform' }, resources: { limits: { memory: '3Gi' } } },
  logs: allLogs,
  push,
};

/** Pods only, and nothing that has a default. */
export const minimal: ResolvedPromtail = {
  namespace: 'logging',
  chart,
  resources: {},
  stateDirectory: '/var/lib/promtail',
  port: 3101,
  values: {},
  logs: {
    cluster: 'staging',
    pods: { excludeNamespaces: [], podLabels: {}, parse: [], traceIds: false },
    nodeFiles: [],
    nodeDirectories: ['/var/log'],
    drop: [],
  },
  push: { ...push, tenant: undefined, credentialsSecret: undefined } satisfies Endpoint,
};
