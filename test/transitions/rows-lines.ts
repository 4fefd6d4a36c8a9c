import type { Row } from './row';

const BOUNDED = {
  initialInterval: '5s',
  maxInterval: '300s',
  maxElapsedTime: '600s',
  jitter: 0.5,
  consumers: 10,
  queueSize: 5000,
};

const PODS_GONE = [
  'loses lines/sources',
  ...Array.from({ length: 8 }, () => 'careful lines/queries' as const),
] as const;

/** Changes of what is collected, how it is found, and where it waits. */
export const LINE_ROWS: readonly Row[] = [
  {
    title: 'nothing changes',
    of: 'talos-ambient',
    effects: [],
  },
  {
    title: 'a source is added',
    of: 'homelab-production',
    head: { logs: { journal: true } },
    effects: ['told lines/sources'],
  },
  {
    title: 'a source is removed, and its query finds nothing',
    of: 'homelab-production',
    head: { logs: { events: false } },
    effects: ['loses lines/sources', 'careful lines/queries'],
  },
  {
    title: 'a file of nodes comes, another goes',
    of: 'homelab-production',
    head: { logs: { nodeFiles: [{ path: '/var/log/auth.log', job: 'node/auth' }] } },
    effects: ['loses lines/sources', 'careful lines/queries', 'told lines/sources'],
  },
  {
    title: 'a namespace is no longer read',
    of: 'homelab-production',
    head: { logs: { pods: { excludeNamespaces: ['kube-system'] } } },
    effects: ['loses lines/namespaces'],
  },
  {
    title: 'a namespace is read again',
    of: 'homelab-production',
    base: { logs: { pods: { excludeNamespaces: ['kube-system'] } } },
    effects: ['told lines/namespaces'],
  },
  {
    title: 'another journal is read',
    of: 'rke2-prod',
    head: { logs: { journal: { directory: '/run/log/journal' } } },
    effects: ['careful lines/places'],
  },
  {
    title: 'nodes begin to send',
    of: 'talos-ambient',
    base: { logs: { talos: false }, collector: { otel: { receiver: null } } },
    effects: ['told lines/sources'],
  },
  {
    title: 'nodes send to nobody any more',
    of: 'talos-ambient',
    head: { logs: { talos: false }, collector: { otel: { receiver: null } } },
    effects: ['loses lines/sources', 'careful lines/queries', 'careful lines/queries'],
  },
  {
    title: 'Talos sends to another port',
    of: 'talos-ambient',
    head: { logs: { talos: { kernelPort: 6060 } } },
    effects: ['careful lines/places'],
  },
  {
    title: 'a rule drops lines',
    of: 'homelab-production',
    head: { logs: { drop: { 'Health checks': 'GET /healthz' } } },
    effects: ['loses lines/drops'],
  },
  {
    title: 'a rule drops lines no more',
    of: 'standalone',
    head: { logs: { drop: { Pings: null } } },
    effects: ['told lines/drops'],
  },
  {
    title: 'a rule drops other lines',
    of: 'standalone',
    head: { logs: { drop: { Pings: 'POST /ping' } } },
    effects: ['loses lines/drops'],
  },
  {
    title: 'a namespace leaves redaction',
    of: 'cloud-aws',
    head: { logs: { redaction: { namespaces: ['payments'] } } },
    effects: ['loses lines/redaction'],
  },
  {
    title: 'an override replaces all that redacts',
    of: 'cloud-aws',
    head: { collector: { promtail: { values: { config: { snippets: { sources: [] } } } } } },
    effects: ['loses lines/redaction'],
  },
  {
    title: 'no pods are read any more, and nothing is left to redact',
    of: 'cloud-aws',
    head: { logs: { pods: false } },
    effects: PODS_GONE,
  },
  {
    title: 'redaction goes',
    of: 'cloud-aws',
    head: { logs: { redaction: null } },
    effects: ['loses lines/redaction'],
  },
  {
    title: 'a namespace joins redaction',
    of: 'cloud-aws',
    head: { logs: { redaction: { namespaces: ['payments', 'identity', 'people'] } } },
    effects: ['told lines/redaction'],
  },
  {
    title: 'the cluster gets another name, and queries of the README stop matching',
    of: 'homelab-production',
    head: { cluster: 'prod' },
    effects: ['careful lines/labels', 'careful lines/queries', 'careful lines/queries'],
  },
  {
    title: 'a file of nodes gets another job, and Alloy reads it again',
    of: 'homelab-production',
    head: { logs: { nodeFiles: [{ path: '/var/log/syslog', job: 'syslog' }] } },
    effects: ['loses lines/labels', 'careful lines/queries'],
  },
  {
    title: 'a label of pods is copied from another one, and Alloy reads all again',
    of: 'homelab-production',
    head: { logs: { pods: { podLabels: { app: 'app' } } } },
    effects: ['loses lines/labels'],
  },
  {
    title: 'a label of pods is copied from another one, and Promtail goes on',
    of: 'cloud-aws',
    head: { logs: { pods: { podLabels: { app: 'app' } } } },
    effects: ['careful lines/labels'],
  },
  {
    title: 'lines get one more label, and Promtail goes on',
    of: 'cloud-aws',
    head: { logs: { pods: { podLabels: { app: 'app.kubernetes.io/name', team: 'team' } } } },
    effects: ['told lines/labels'],
  },
  {
    title: 'nothing is parsed any more, and a query by level finds nothing',
    of: 'cloud-aws',
    head: { logs: { pods: { parse: [] } } },
    effects: ['careful lines/labels', 'careful lines/queries'],
  },
  {
    title: 'labels get the names of OpenTelemetry',
    of: 'standalone',
    head: { collector: { otel: { labels: 'otlp' } } },
    effects: ['careful lines/labels', 'careful lines/queries', 'careful lines/queries', 'careful lines/queries'],
  },
  {
    title: 'rules over logs stop matching',
    of: 'homelab-staging',
    head: { logs: { nodeFiles: [] } },
    effects: ['loses lines/sources', 'loses lines/queries', 'loses lines/queries', 'careful lines/queries'],
  },
  {
    title: 'Alloy in place of Promtail',
    of: 'cloud-aws',
    head: { collector: { promtail: null, alloy: { namespace: 'logging' } } },
    effects: ['careful lines/collector'],
  },
  {
    title: 'Alloy in place of Promtail, with another label at once',
    of: 'cloud-aws',
    head: {
      collector: { promtail: null, alloy: { namespace: 'logging' } },
      logs: { pods: { podLabels: { app: 'app' } } },
    },
    effects: ['loses lines/collector', 'careful lines/labels'],
  },
  {
    title: 'OpenTelemetry in place of Promtail, which sets a label less',
    of: 'cloud-aws',
    base: { logs: { journal: false } },
    head: {
      collector: { promtail: null, otel: { shipper: { namespace: 'logging' } } },
      logs: { journal: false },
    },
    effects: ['loses lines/collector', 'careful lines/labels'],
  },
  {
    title: 'OpenTelemetry in place of Alloy, where files of nodes are read',
    of: 'homelab-production',
    head: { collector: { alloy: null, otel: { shipper: { namespace: 'monitoring' } } }, logs: { events: false } },
    effects: ['loses lines/collector', 'loses lines/sources', 'careful lines/labels', 'careful lines/queries'],
  },
  {
    title: 'positions of Alloy move, where files of nodes are read',
    of: 'homelab-production',
    head: { collector: { alloy: { stateDirectory: '/var/lib/alloy-2' } } },
    effects: ['loses lines/positions'],
  },
  {
    title: 'Alloy moves to another namespace, and leaves the volume of events behind',
    of: 'homelab-production',
    head: { collector: { alloy: { namespace: 'logging' } } },
    effects: ['careful lines/positions'],
  },
  {
    title: 'positions of Promtail move',
    of: 'cloud-aws',
    head: { collector: { promtail: { stateDirectory: '/var/lib/promtail-2' } } },
    effects: ['careful lines/positions'],
  },
  {
    title: 'an override takes the positions from the node',
    of: 'cloud-aws',
    head: { collector: { promtail: { values: { config: { positions: { filename: '/tmp/positions.yaml' } } } } } },
    effects: ['careful lines/positions'],
  },
  {
    title: 'positions and queue of a plain collector move',
    of: 'standalone',
    head: { collector: { otel: { stateDirectory: '/var/lib/other' } } },
    effects: ['loses lines/queues', 'careful lines/positions'],
  },
  {
    title: 'the queue goes from the disk to memory',
    of: 'standalone',
    head: { collector: { otel: { boundedRetry: BOUNDED } } },
    effects: ['loses lines/queues'],
  },
  {
    title: 'the queues go from memory to the disk',
    of: 'talos-ambient',
    head: { collector: { otel: { boundedRetry: null } } },
    effects: ['told lines/queues', 'told lines/queues'],
  },
  {
    title: 'collectors give up sooner',
    of: 'talos-ambient',
    head: { collector: { otel: { boundedRetry: { maxElapsedTime: '300s' } } } },
    effects: ['loses lines/queues', 'loses lines/queues'],
  },
  {
    title: 'collectors give up later',
    of: 'talos-ambient',
    head: { collector: { otel: { boundedRetry: { maxElapsedTime: '1200s' } } } },
    effects: ['told lines/queues', 'told lines/queues'],
  },
  {
    title: 'an override has Promtail give up',
    of: 'cloud-aws',
    head: {
      collector: {
        promtail: { values: { config: { clients: [{ url: 'http://loki-gateway.logging/loki/api/v1/push' }] } } },
      },
    },
    effects: ['loses lines/queues'],
  },
  {
    title: 'lines go to another Loki of others',
    of: 'rke2-dev',
    head: { loki: { existing: { pushUrl: 'http://loki.other.svc.cluster.local:3100/loki/api/v1/push' } } },
    effects: ['careful lines/destination'],
  },
  {
    title: 'lines go to an installed Loki by another door',
    of: 'homelab-production',
    head: { loki: { access: 'gateway' } },
    effects: [],
  },
  {
    title: 'the stack is switched off',
    of: 'standalone',
    head: { enabled: false },
    effects: ['loses lines/switched'],
  },
  {
    title: 'the stack is switched on',
    of: 'standalone',
    base: { enabled: false },
    effects: ['told lines/switched'],
  },
  {
    title: 'Loki takes shorter, fewer and younger lines',
    of: 'homelab-production',
    head: {
      loki: {
        limits: { ingestionRateMb: 2, maxStreams: 500 },
        values: { loki: { limits_config: { max_line_size: '4KB', reject_old_samples_max_age: '1h' } } },
      },
    },
    effects: ['loses lines/limits', 'loses lines/limits', 'careful lines/limits', 'careful lines/limits'],
  },
  {
    title: 'Loki takes more than before, or says what it takes anyway',
    of: 'homelab-production',
    head: {
      loki: {
        limits: { ingestionRateMb: 8, ingestionBurstMb: 6, maxStreams: 9000 },
        values: { loki: { limits_config: { max_line_size: '256KB', reject_old_samples: false } } },
      },
    },
    effects: ['told lines/limits', 'told lines/limits', 'told lines/limits'],
  },
  {
    title: 'Loki takes less of one tenant, by a file that it reads again',
    of: 'homelab-production',
    head: { loki: { values: { loki: { runtimeConfig: { overrides: { fake: { ingestion_rate_mb: 1 } } } } } } },
    effects: ['careful lines/limits'],
  },
  {
    title: 'a collector runs on some nodes only, and tolerates nothing',
    of: 'cloud-aws',
    head: { collector: { promtail: { values: { nodeSelector: { logs: 'yes' }, tolerations: [] } } } },
    effects: ['loses lines/nodes'],
  },
  {
    title: 'a collector runs on all nodes again',
    of: 'cloud-aws',
    base: { collector: { promtail: { values: { nodeSelector: { logs: 'yes' } } } } },
    effects: ['told lines/nodes'],
  },
  {
    title: 'a plain collector leaves nodes out by a patch',
    of: 'standalone',
    head: {
      patches: [
        {
          target: { kind: 'DaemonSet', name: 'otel-shipper' },
          operations: [{ op: 'add', path: '/spec/template/spec/nodeSelector', value: { disk: 'ssd' } }],
        },
      ],
    },
    effects: ['loses lines/nodes'],
  },
];
