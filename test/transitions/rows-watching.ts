import type { Row } from './row';

const RULE = { alert: 'Panics', expr: 'count_over_time({namespace=~".+"} |= "panic" [5m]) > 0' };

/** Changes of what people see and are told. */
export const WATCHING_ROWS: readonly Row[] = [
  { title: 'nothing changes', of: 'rke2-prod', effects: [] },
  {
    title: 'alerts go',
    of: 'rke2-prod',
    head: { monitoring: { alerts: false } },
    effects: ['careful watching/alerts'],
  },
  {
    title: 'alerts come',
    of: 'rke2-prod',
    base: { monitoring: { alerts: false } },
    effects: ['told watching/alerts'],
  },
  {
    title: 'alerts of a source come and ask for it',
    of: 'homelab-production',
    head: { logs: { journal: true } },
    effects: ['told watching/alerts'],
  },
  {
    title: 'severities have other names',
    of: 'rke2-prod',
    head: { monitoring: { severities: { high: 'page', medium: 'warning' } } },
    effects: ['careful watching/tuning'],
  },
  {
    title: 'a patch has an alert wait',
    of: 'rke2-prod',
    head: {
      patches: [
        {
          target: { kind: 'PrometheusRule', name: 'alloy' },
          operations: [{ op: 'replace', path: '/spec/groups/0/rules/0/for', value: '1h' }],
        },
      ],
    },
    effects: ['careful watching/tuning'],
  },
  {
    title: 'a patch takes an alert away',
    of: 'rke2-prod',
    head: {
      patches: [
        {
          target: { kind: 'PrometheusRule', name: 'alloy' },
          operations: [{ op: 'remove', path: '/spec/groups/0/rules/0' }],
        },
      ],
    },
    effects: ['careful watching/alerts'],
  },
  {
    title: 'alerts name another page',
    of: 'rke2-prod',
    head: { monitoring: { runbooks: 'https://wiki.example.com/runbook' } },
    effects: ['told watching/tuning'],
  },
  {
    title: 'rules over logs go',
    of: 'homelab-staging',
    head: { loki: { rules: { groups: [{ name: 'pods', rules: [RULE] }] } } },
    effects: ['careful watching/log-rules', 'told watching/log-rules'],
  },
  {
    title: 'nothing is scraped any more',
    of: 'rke2-prod',
    head: { monitoring: { serviceMonitors: false, alerts: false } },
    effects: ['careful watching/alerts', 'careful watching/scrapes'],
  },
  {
    title: 'plain pods are scraped',
    of: 'standalone',
    base: { monitoring: { podMonitors: false } },
    effects: ['told watching/scrapes'],
  },
  {
    title: 'a program that goes is no longer scraped, nor is it watched',
    of: 'homelab-production',
    head: { logs: { events: false } },
    effects: ['told watching/alerts', 'told watching/alerts', 'told watching/scrapes'],
    steps: ['after: kubectl get pvc', 'before: Rewrite the query "Kubernetes'],
  },
  {
    title: 'the operator looks for other labels',
    of: 'rke2-prod',
    head: { monitoring: { selectorLabels: { release: 'prometheus' } } },
    effects: ['careful watching/selected'],
    steps: ['before: Compare the selectors of'],
  },
  {
    title: 'the data source has another uid',
    of: 'rke2-prod',
    head: { grafana: { datasource: { uid: 'logs' } } },
    effects: ['careful watching/datasource'],
    steps: ['before: Where Grafana keeps its', 'after: Name `Loki` with the'],
  },
  {
    title: 'the data source has another name and lies elsewhere',
    of: 'rke2-prod',
    head: { grafana: { datasource: { name: 'Logs', namespace: 'grafana' } } },
    effects: ['careful watching/datasource', 'careful watching/datasource'],
    steps: ['before: kubectl create secret', 'before: Where Grafana keeps its', 'after: Name `Logs` with the'],
  },
  {
    title: 'the data source is another one',
    of: 'rke2-prod',
    head: { grafana: { datasource: { name: 'Logs', uid: 'logs' } } },
    effects: ['careful watching/datasource'],
    steps: ['before: Where Grafana keeps its', 'after: Name `Logs` with the'],
  },
  {
    title: 'the data source becomes the default',
    of: 'rke2-prod',
    head: { grafana: { datasource: { isDefault: true } } },
    effects: ['careful watching/datasource'],
    steps: ['before: Take `isDefault` from the'],
  },
  {
    title: 'the data source is no longer the default',
    of: 'rke2-prod',
    base: { grafana: { datasource: { isDefault: true } } },
    effects: ['told watching/datasource'],
  },
  {
    title: 'the data source goes',
    of: 'standalone',
    head: { grafana: { datasource: null } },
    effects: ['careful watching/datasource'],
  },
  {
    title: 'the dashboard goes',
    of: 'rke2-prod',
    head: { grafana: { dashboard: null } },
    effects: ['careful watching/dashboard'],
  },
  {
    title: 'the dashboard comes',
    of: 'standalone',
    head: { grafana: { dashboard: { namespace: 'monitoring' } } },
    effects: ['told watching/dashboard'],
  },
  {
    title: 'the dashboard has another address',
    of: 'rke2-prod',
    head: { cluster: 'production' },
    effects: ['careful watching/dashboard'],
  },
  {
    title: 'the canary goes, and its alerts with it',
    of: 'homelab-production',
    head: { loki: { canary: false } },
    effects: ['careful watching/canary', 'told watching/alerts', 'told watching/alerts', 'told watching/scrapes'],
  },
];
