/** What is changed, the text in the environment file, what stands there instead, and the finding that it must give. */
export type BadInput = readonly [what: string, from: string | RegExp, to: string, id: string];

/** Mistakes in the production environment. */
export const BAD_INPUT: readonly BadInput[] = [
  ['a misspelt key', 'retention: 30d', 'retenton: 30d', 'environment/unknown-key'],
  [
    'an unknown chart version',
    'replicationFactor: 2',
    'chart: 2.9.11\n  replicationFactor: 2',
    'chart/unknown-version',
  ],
  [
    'a version of the other repository',
    'replicationFactor: 2',
    'chart: { repository: grafana-community, version: 6.49.0 }\n  replicationFactor: 2',
    'chart/wrong-repository',
  ],
  [
    'filesystem storage with several pods',
    /storage:\n( {4}.*\n)+/,
    'storage: { filesystem: {} }\n',
    'loki/filesystem-replicas',
  ],
  [
    'a replication factor above the replicas',
    'replicationFactor: 2',
    'replicationFactor: 5',
    'loki/replication-factor',
  ],
  [
    'retention without a store to delete from',
    'retention: 30d',
    'retention: 30d\n  values: { loki: { compactor: { delete_request_store: gcs } } }',
    'loki/retention-store',
  ],
  ['retention of less than a day', 'retention: 30d', 'retention: 12h', 'loki/retention-too-short'],
  [
    'a first schema period that may be in the future',
    'retention: 30d',
    'retention: 30d\n  schema: [{ from: "2031-01-01" }]',
    'loki/schema-future',
  ],
  [
    'a missing bucket',
    'buckets: { chunks: loki-production, ruler: loki-production }',
    'buckets: {}',
    'loki/bucket-missing',
  ],
  ['an inline credential', 'credentialsSecret: loki-s3-secret', 'accessKeyId: fixture', 'secrets/inline-credential'],
  [
    'an inline credential beside a Secret',
    'credentialsSecret: loki-s3-secret',
    'credentialsSecret: loki-s3-secret\n      accessKeyId: fixture',
    'secrets/inline-and-secret',
  ],
  [
    'a node file outside of any mount',
    'cluster: production',
    'cluster: production\nlogs: { nodeFiles: [{ path: /opt/app.log, job: app }] }',
    'logs/node-file-outside-mount',
  ],
  ['a duration that is none', 'retention: 30d', 'retention: banana', 'environment/duration'],
  ['YAML that does not parse', 'cluster: production', 'cluster: [production', 'environment/yaml'],
  [
    'a values key that the chart does not know',
    'retention: 30d',
    'retention: 30d\n  values: { gatway: { replicas: 2 } }',
    'values/unknown-key',
  ],
  ['a base that does not exist', 'extends: bases/homelab.yaml', 'extends: bases/homelap.yaml', 'environment/extends'],
  [
    'a namespace level that refuses the pods',
    'monitoring: { existing: true }',
    'monitoring: { podSecurity: restricted }',
    'namespaces/pod-security',
  ],
  [
    'a namespace that nothing runs in',
    'monitoring: { existing: true }',
    'logging: { existing: true }',
    'namespaces/unused',
  ],
  [
    'a patch without a target',
    'cluster: production',
    'cluster: production\npatches: [{ target: { kind: HelmRelease, name: lokki }, operations: [{ op: remove, path: /spec/timeout }] }]',
    'patches/no-target',
  ],
  [
    'a patch that does not fit',
    'cluster: production',
    'cluster: production\npatches: [{ target: { kind: HelmRelease, name: loki }, operations: [{ op: remove, path: /spec/timeouts }] }]',
    'patches/failed',
  ],
  [
    'a patch that adds a value which the chart does not know',
    'cluster: production',
    'cluster: production\npatches: [{ target: { kind: HelmRelease, name: loki }, operations: [{ op: add, path: /spec/values/lokki, value: {} }] }]',
    'values/unknown-key',
  ],
];

/** The same for the environment with a mesh, a tenant and two tiers of collectors. */
export const BAD_MESH_INPUT: readonly BadInput[] = [
  ['no addresses of nodes', /nodeCidrs: .*/, 'nodeMemory: 16Gi', 'mesh/missing-cidrs'],
  ['addresses of everybody', /nodeCidrs: .*/, 'nodeCidrs: [0.0.0.0/0]', 'mesh/open-cidr'],
  [
    'an image without a component',
    'receiver:\n      namespace: otel-receiver',
    'receiver:\n      values: { image: { repository: ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s } }\n      namespace: otel-receiver',
    'otel/component-missing',
  ],
  [
    'OTLP into a Loki that may not take it',
    'retention: 30d',
    'retention: 30d\n  values: { loki: { limits_config: { allow_structured_metadata: false } } }',
    'loki/otlp-schema',
  ],
  [
    'a tenant that only writes',
    'retention: 30d',
    'retention: 30d\n  values: { loki: { auth_enabled: false } }',
    'loki/tenant-closure',
  ],
  ['a tenant name that Loki refuses', 'tenant: prod', 'tenant: prod/eu', 'loki/tenant'],
  [
    'a mesh label on a workload of the node network',
    'mesh:',
    'namespaces: { otel-receiver: { labels: { istio.io/dataplane-mode: ambient } } }\nmesh:',
    'mesh/label-on-host-network',
  ],
  [
    'one port for two senders',
    'talos: true',
    'talos: { kernelPort: 6050, servicePort: 6050 }',
    'otel/host-port-conflict',
  ],
  ['Talos without a receiver', / {4}receiver:\n( {6}.*\n)+/, '', 'otel/receiver-missing'],
  [
    'events, which this collector does not read',
    'talos: true',
    'talos: true\n  events: true',
    'otel/source-unsupported',
  ],
];

/** The same for the environment with every source, an existing Loki, traces and queries. */
export const BAD_RKE2_INPUT: readonly BadInput[] = [
  [
    'no source at all',
    'cluster: prod',
    'cluster: prod\nlogs: { pods: false, events: false, journal: false, rke2: { enabled: false } }',
    'logs/no-source',
  ],
  [
    'journals in a namespace that forbids paths of the node',
    'cluster: prod',
    'cluster: prod\nnamespaces: { alloy: { podSecurity: baseline } }',
    'namespaces/pod-security',
  ],
  [
    'two readers of events that do not know of each other',
    '  alloy:\n',
    '  alloy:\n    events: { replicas: 2 }\n',
    'alloy/events-replicas',
  ],
  ['a push URL with another path', '/loki/api/v1/push', '/api/prom/push', 'loki/existing-url'],
  [
    'a push URL that only the collector itself can mean',
    'loki-gateway.loki.svc.cluster.local',
    'localhost',
    'loki/existing-url',
  ],
  [
    'a push URL of a Service that takes no lines',
    'http://loki-gateway.loki',
    'http://loki-read.loki',
    'loki/existing-url',
  ],
  ['a push URL of another cluster', 'svc.cluster.local', 'svc.cluster.example', 'loki/existing-url'],
  [
    'traces that Loki does not keep',
    'tenant: prod',
    'tenant: prod\n    structuredMetadata: false',
    'tracing/structured-metadata',
  ],
  [
    'a regular expression that RE2 refuses',
    'cluster: prod',
    `cluster: prod\nreadme: { queries: { Ours: '{namespace=~"(?!kube-).+"}' } }`,
    'queries/regex',
  ],
  [
    'LogQL that does not parse',
    'cluster: prod',
    `cluster: prod\nreadme: { queries: { Ours: '{namespace="web"' } }`,
    'queries/logql-syntax',
  ],
  ['files of RKE2 elsewhere', 'nodes: 9', 'nodes: 9\n  distribution: k3s', 'logs/rke2-distribution'],
  [
    'a log store of its own beside the other one',
    'existing:',
    'retention: 7d\n  existing:',
    'environment/contradiction',
  ],
];

/** The same for the environment in a cloud, with Promtail and sensitive namespaces. */
export const BAD_CLOUD_INPUT: readonly BadInput[] = [
  ['no retention', /\n {2}retention: 7d/, '', 'environment/missing-key'],
  ['a retention of nothing', 'retention: 7d', 'retention: 0d', 'environment/duration'],
  [
    'a way in for everybody',
    'retention: 7d',
    'retention: 7d\n  gateway: { ingress: { host: logs.example.com } }',
    'loki/exposed',
  ],
  [
    'a way in by an override',
    'retention: 7d',
    'retention: 7d\n  values: { gateway: { service: { type: LoadBalancer } } }',
    'loki/exposed',
  ],
  ['a bucket without an identity', /\n {6}# The role.*\n {6}roleArn: .*/, '', 'storage/identity'],
  [
    'files of pods that pass redaction by',
    'logs:\n',
    'logs:\n  nodeFiles: [{ path: /var/log/containers/*.log, job: containers }]\n',
    'redaction/bypass',
  ],
  ['sockets that Promtail does not have', 'logs:\n', 'logs:\n  talos: true\n', 'promtail/source-unsupported'],
  ['events, which Promtail does not read', 'logs:\n', 'logs:\n  events: true\n', 'promtail/source-unsupported'],
  ['a pattern that drops every line', 'logs:\n', `logs:\n  drop: { Everything: '.*' }\n`, 'logs/drop-pattern'],
  [
    'plain objects of what only has a chart',
    'cluster: cloud-aws',
    'cluster: cloud-aws\npackaging: manifests',
    'packaging/collector',
  ],
  [
    'releases that nothing installs',
    'cluster: cloud-aws',
    'cluster: cloud-aws\ndelivery: { flux: {}, manifests: {} }',
    'delivery/engine',
  ],
];
