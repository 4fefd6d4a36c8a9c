/** A query that a seed prints, and the environments of that seed that it is meant for. */
export interface PrintedQuery {
  readonly language: 'logql' | 'promql';
  readonly text: string;
  readonly environments: readonly string[];

  /** What the environment tells in its place. @default - the query works as it is printed */
  readonly deviation?: Deviation;
}

/** Why a query has no answer, and what has one. */
export interface Deviation {
  /** What the deviation in the environment's README begins with: a part of the query. */
  readonly asked: string;

  /** Queries that work, to be found in the README. */
  readonly working: readonly string[];
}

const staging = ['homelab-staging'];
const production = ['homelab-production'];
const homelab = [...staging, ...production];
const rke2 = ['rke2-dev', 'rke2-prod'];
const stack = ['local', 'cloud-aws', 'cloud-gcp'];

/** Every query of seed 003. */
const HOMELAB: readonly PrintedQuery[] = [
  logql('{app="loki-canary"}', homelab),
  logql('{cluster="production"} != "pppppp"', production),
  logql('{cluster="production", app!="loki-canary"}', production),
  logql('{cluster="staging"}', staging),
  logql('{cluster="production"}', production),
  logql('{namespace="monitoring"}', homelab),
  logql('{pod="linkding-848dd55574-djr4m"}', homelab),
  logql('{app="loki"}', homelab),
  logql('{cluster="production", app!="loki-canary"} |= "error"', production),
  logql('{namespace="nightscout"} != "health"', homelab),
  logql('rate({namespace="monitoring"} |= "error" [5m])', homelab),
];

/** Every query of seed 004. */
const RKE2: readonly PrintedQuery[] = [
  logql('{namespace="emojivoto", container="web"}', rke2),
  logql('{source="kubernetes-events"}', rke2),
  logql('{source="kubernetes-events"} |= "error"', rke2),
  logql('{source="kubernetes-events"} | json | type="Warning"', rke2),
  logql('{source="journal", unit="kubelet.service"}', rke2, {
    // RKE2 runs kubelet and containerd as children of its own: no unit of systemd bears their names.
    asked: 'unit="kubelet.service"',
    working: ['{source="rke2", type="kubelet"}', '{source="journal", unit=~"rke2-(server|agent).service"}'],
  }),
  logql('{source="journal", level="err"}', rke2),
  logql('{source="journal"} |= "error"', rke2),
  logql('{source="rke2"}', rke2),
  logql('{source="rke2", type="kubelet"}', rke2),
  logql('{source="rke2", type="containerd"}', rke2),
  logql('{source="rke2"} |= "error"', rke2),
  promql('rate(loki_write_sent_bytes_total{job="alloy"}[5m])'),
  promql('rate(loki_write_dropped_bytes_total{job="alloy"}[5m])'),
  promql('histogram_quantile(0.99, rate(loki_process_duration_seconds_bucket{job="alloy"}[5m]))', {
    // No version of Alloy has such a metric.
    asked: 'loki_process_duration_seconds_bucket',
    working: [
      'histogram_quantile(0.99, sum by (le) (rate(loki_write_request_duration_seconds_bucket{job="alloy"}[5m])))',
    ],
  }),
];

/** Every query of seed 002. */
const STACK: readonly PrintedQuery[] = [
  logql('{namespace="kube-system"}', stack),
  logql('{namespace="monitoring"}', stack),
  logql('{namespace="monitoring"} |= "error"', stack),
  logql('{job="machine-logs"}', stack),
  logql('{namespace="kube-system", pod=~"cilium.*"}', stack),
  logql('{namespace="default"} |= "error"', stack),
  logql('{namespace="default"} |~ "error|warn"', stack),
  logql('{namespace="app"} | json | level="error"', stack),
  logql('rate({namespace="monitoring"}[5m])', stack),
  logql('sum by (namespace) (rate({job="kubernetes-pods"}[5m]))', stack),
];

export const PRINTED = [...HOMELAB, ...RKE2, ...STACK];

function logql(text: string, environments: readonly string[], deviation?: Deviation): PrintedQuery {
  return { language: 'logql', text, environments, deviation };
}

function promql(text: string, deviation?: Deviation): PrintedQuery {
  return { language: 'promql', text, environments: rke2, deviation };
}
