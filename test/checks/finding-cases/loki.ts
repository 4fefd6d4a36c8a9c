import { runChecks } from '../../../lib/findings/check';
import { releaseCollision } from '../../../lib/tiers/loki/checks/release';
import { schemaHistory } from '../../../lib/tiers/loki/checks/schema-history';
import { topologyUnsupported } from '../../../lib/tiers/loki/checks/topology';
import { runCheck } from '../../support/checks';
import { release } from '../../support/fixtures';
import { COMMUNITY_CHART, minimal as settings } from '../../tiers/loki/props';
import type { Cases } from './case';
import { collectedBy, existing, loki, minimal, OTEL, onS3 } from './environment';

const SCALABLE = ['topology: simple-scalable', 'replicas: { write: 3, read: 3, backend: 3 }'];

const ALERT = '{ alert: A, expr: vector(1) }';
const rule = (keys: string) => `{ name: a, rules: [{ expr: vector(1), ${keys} }] }`;
const rules = (groups: string) => `rules: { alertmanager: "http://alertmanager.monitoring:9093", groups: [${groups}] }`;

/** What is found of a Loki that is installed. */
export const LOKI: Cases = {
  'loki/topology-unsupported': () =>
    runCheck(topologyUnsupported, { loki: settings({ chart: { ...COMMUNITY_CHART, program: '4.0.1' } }) }),
  'chart/limit': onS3('chart: 6.25.1', 'topology: distributed', 'replicationFactor: 3', 'zones: [a, b, c]'),
  'loki/simple-scalable-deprecated': onS3('chart: 18.11.0', ...SCALABLE),
  'loki/replicas': loki('replicas: { write: 3 }'),
  'loki/replication-factor': loki('replicationFactor: 3'),
  'loki/replication-factor-even': onS3('replicationFactor: 2', ...SCALABLE),
  'loki/replicas-exceed-nodes': onS3(
    'replicationFactor: 3',
    SCALABLE[0] ?? '',
    'replicas: { write: 4, read: 1, backend: 1 }',
  ),
  'loki/filesystem-replicas': loki(...SCALABLE),
  'loki/retention-too-short': minimal(['30d', '12h']),
  'loki/retention-below-sample-age': minimal(['30d', '2d']),
  'loki/retention-endless': minimal(['30d', '9999d']),
  'loki/retention-store': loki('values: { loki: { compactor: { retention_enabled: false } } }'),
  'loki/schema-order': loki('schema: [{ from: 2024-04-01 }, { from: 2023-04-01 }]'),
  'loki/schema-future': loki('schema: [{ from: "2031-01-01" }]'),
  'loki/structured-metadata-undecided': loki('schema: [{ from: 2022-01-11, schema: v12 }]'),
  'loki/period-store': onS3('schema: [{ from: 2024-04-01, objectStore: filesystem }, { from: 2031-01-01 }]'),
  'loki/earlier-storage': onS3('earlierStorage: { filesystem: {} }'),
  'loki/schema-store': loki('schema: [{ from: 2024-04-01, objectStore: s3 }]'),
  'loki/gateway': loki('access: gateway', 'gateway: false'),
  'loki/canary-gateway': onS3('canary: true', 'access: direct', 'gateway: false', ...SCALABLE),
  'loki/entrance-open': loki('tenant: prod'),
  'loki/exposed': loki('gateway: { ingress: { host: logs.example.com } }'),
  'loki/authentication-direct': loki(
    'access: direct',
    'gateway: { authentication: { htpasswdSecret: a, credentialsSecret: b } }',
  ),
  'loki/caches-exceed-node': loki('caches: { chunks: 8Gi }').replace('nodes: 3', 'nodes: 3, nodeMemory: 4Gi'),
  'loki/address-family': loki(rules(rule('alert: A')).replace('alertmanager.monitoring', '10.0.0.9')).replace(
    'nodes: 3',
    'nodes: 3, podCidrs: ["fd00::/56"]',
  ),
  'loki/minio': minimal(['filesystem: {}', 'minio: { credentialsSecret: minio }']),
  'loki/single-binary-cloud': minimal(['k3s', 'eks']),
  'loki/plain-unsupported': collectedBy(OTEL, `${loki('values: { gateway: {} }')}packaging: manifests\n`),
  'loki/fixed-value': loki('values: { fullnameOverride: logs }'),
  'loki/ring-alone': onS3(
    ...SCALABLE,
    'values: { loki: { commonConfig: { ring: { kvstore: { store: inmemory } } } } }',
  ),
  'loki/deletes-lost': onS3(...SCALABLE, 'values: { loki: { limits_config: { deletion_mode: filter-and-delete } } }'),
  'loki/release-collision': () => runChecks([releaseCollision], { loki: settings(), releases: [release(), release()] }),
  'loki/tenant-closure': loki('tenant: prod', 'values: { loki: { auth_enabled: false } }'),
  'loki/tenant-reader': loki('tenant: prod'),
  'loki/otlp-schema': collectedBy(
    OTEL,
    loki('values: { loki: { limits_config: { allow_structured_metadata: false } } }'),
  ),
  'loki/bucket-shared': {
    'environments/a.yaml': onS3(),
    'environments/b.yaml': onS3().replace('cluster: production', 'cluster: other'),
  },
  'loki/schema-history': () =>
    runCheck(schemaHistory, { loki: settings({ schema: [] }), committed: settings().schema }),
  'loki/directory-not-mounted': loki('values: { loki: { compactor: { working_directory: /data } } }'),
  'loki/volume-lost': loki('values: { singleBinary: { persistence: { enabled: false } } }'),
  'loki/claims-deleted': loki('values: { singleBinary: { persistence: { enableStatefulSetAutoDeletePVC: true } } }'),
  'loki/labels-above-limit': loki('values: { loki: { limits_config: { max_label_names_per_series: 3 } } }'),
  'loki/chunk-idle': loki('chunks: { idlePeriod: 3h, maxAge: 1h }'),
  'storage/endpoint': onS3().replace('s3.example.com', 'lines.s3.example.com'),
  'loki/rule-group': loki(rules(`{ name: a, rules: [${ALERT}] }, { name: a, rules: [${ALERT}] }`)),
  'loki/rule-record': loki(rules(rule('record: errors'))),
  'loki/rule-label': loki(rules(rule('alert: A, labels: { __name__: a }'))),
  'loki/rule-template': loki(rules(rule('alert: A, annotations: { summary: "{{ $value" }'))),
  'loki/rule-lines': loki(rules('{ name: a, rules: [{ alert: A, expr: \'{app="a"}\' }] }')),
  'loki/rule-twice': loki(rules(`{ name: a, rules: [${ALERT}, ${ALERT}] }`)),
  'loki/replay-ceiling': loki('values: { loki: { ingester: { wal: { replay_memory_ceiling: 4GB } } } }'),
  'loki/zones': onS3('zones: [a, b, c]'),
  'loki/ruler-store': onS3().replace('chunks: lines', 'chunks: lines, ruler: rules'),
  'storage/http-credentials': onS3().replace('https:', 'http:'),
  'storage/path-style': onS3().replace('s3.example.com', '10.0.40.10'),
};

/** What is found of a Loki that someone else runs. */
export const EXISTING: Cases = {
  'loki/existing-url': existing().replace('/loki/api/v1/push', '/api/prom/push'),
  'loki/existing-port': existing().replace('cluster.local/', 'cluster.local:3100/'),
  'loki/existing-plain-http': existing('credentialsSecret: login').replace(
    'loki-gateway.loki.svc.cluster.local',
    'logs.example.com',
  ),
  'loki/existing-otlp-labels': collectedBy(OTEL, existing()),
  'tracing/structured-metadata': `${existing('structuredMetadata: false')}logs: { pods: { parse: [json] } }\n`,
};
