import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { valuesKeys } from '../../../lib/charts/values-keys';
import { takeOwnCharts } from '../../../lib/environment/own-charts';
import { readSettings } from '../../../lib/environment/read-settings';
import { runChecks } from '../../../lib/findings/check';
import { MINIMAL } from '../../environment/in-memory';
import { release } from '../../support/fixtures';
import type { Cases } from './case';
import { collectedBy, existing, loki, minimal, OTEL, onS3, patch, sections } from './environment';

const IMAGES = 'images: { registry: registry.example.org/mirror }';
const sources = (...lines: readonly string[]) => sections(`chartSources: { ${lines.join(', ')} }`);

/** What is found while files are read. */
export const LOADED: Cases = {
  'settings/invalid': () => settingsFindings('outptu: deploy'),
  'settings/charts-values': () => ownChartsFindings('loki/bsae.yaml'),
  'environment/yaml': 'cluster: [production',
  'environment/extends': sections('extends: missing.yaml'),
  'environment/unreadable': { 'environments/missing.yaml': '' },
  'environment/name': { 'environments/My Cluster.yaml': MINIMAL },
  'environment/duplicate-name': { 'environments/a.yaml': MINIMAL, 'environments/a.yml': MINIMAL },
  'environment/missing-key': minimal(['  retention: 30d\n', '']),
  'environment/unknown-key': minimal(['retention', 'retenton']),
  'environment/invalid-value': minimal(['nodes: 3', 'nodes: none']),
  'environment/contradiction': loki('existing: { pushUrl: "http://loki.logs.svc/loki/api/v1/push" }'),
  'environment/duration': minimal(['30d', 'banana']),
  'environment/size': loki('volume: large'),
  'environment/unused-acknowledgement': sections('acknowledge: [{ id: loki/minio, reason: None. }]'),
  'chart/unknown-version': loki('chart: 2.9.11'),
  'chart/wrong-repository': loki('chart: { repository: grafana-community, version: 6.49.0 }'),
  'charts/source-unknown': sources('repositories: { grafanna: { url: "oci://registry.example.org/charts" } }'),
  'charts/source-chart-in-url': sources('repositories: { grafana: { url: "oci://registry.example.org/charts/loki" } }'),
  'charts/source-clear-text': sources('mirror: { url: "http://charts.example.org", secret: login }'),
  'charts/source-unverifiable': sources('mirror: { url: "https://charts.example.org", verify: { secret: key } }'),
  'charts/source-ca-ignored': sources('mirror: { url: "oci://registry.example.org/charts", ca: authority }').replace(
    'flux: {}',
    'argocd: { source: { repoUrl: "https://git.example/a/b" } }',
  ),
  'images/elsewhere': `${loki('values: { gateway: { image: { registry: quay.io } } }')}${IMAGES}\n`,
  'images/digest-unused': sections(
    IMAGES.replace(' }', `, digests: { "grafana/loki:0.1.0": "sha256:${'0'.repeat(64)}" } }`),
  ),
  'secrets/inline-credential': loki('values: { loki: { storage: { s3: { secretAccessKey: fixture } } } }'),
  'secrets/inline-and-secret': loki('values: { a: { existingSecret: fixture, password: fixture } }'),
  'collector/kind': minimal(['alloy: { namespace: monitoring }', '{}']),
  'delivery/engine': minimal(['flux: {}', 'flux: {}, manifests: {}']),
  'patches/operation': sections(
    'patches: [{ target: { kind: HelmRelease, name: loki }, operations: [{ op: add, path: /spec/timeout }] }]',
  ),
  'storage/kind': minimal(['filesystem: {}', '']),
  'storage/identity': onS3().replace(', credentialsSecret: s3', ''),
  'loki/bucket-missing': onS3().replace('buckets: { chunks: lines }', 'buckets: {}'),
  'loki/tenant': loki('tenant: prod/eu'),
  'loki/rule-kind': loki('rules: { alertmanager: "http://a:9093", groups: [{ name: a, rules: [{ expr: "1" }] }] }'),
};

/** What is found in patches, and in values, of what was built. */
export const CHANGED: Cases = {
  'patches/no-target': sections(patch('HelmRelease', 'lokki', '/spec/timeout', '1h')),
  'patches/failed': sections(patch('HelmRelease', 'loki', '/spec/timeouts', '1h')),
  'patches/invalid-metadata': sections(patch('HelmRelease', 'loki', '/metadata/name', '../../escaped')),
  'patches/invalid-object': sections(patch('HelmRelease', 'loki', '/spec/interval', '1 hour')),
  'patches/invalid-text': sections(patch('HelmRelease', 'loki', '/spec/values', 'none')),
  'alloy/syntax': minimal([
    'alloy: { namespace: monitoring }',
    'alloy: { namespace: monitoring, values: { alloy: { configMap: { content: "loki.write {" } } } }',
  ]),
  'patches/namespace': sections(patch('Namespace', 'monitoring', '/metadata/name', 'other')),
  'patches/release-changed': sections(patch('HelmRelease', 'loki', '/spec/chart/spec/version', '6.50.0')),
  'patches/object-twice': sections(patch('HelmRelease', 'loki', '/metadata/name', 'alloy')),
  'config/unknown-key': loki('values: { loki: { limits_config: { max_streams_per_users: 1 } } }'),
  'config/unknown-version': loki('values: { loki: { image: { tag: 2.9.10 } } }'),
  'config/near-version': loki('values: { loki: { image: { tag: 3.8.0 } } }'),
  'config/removed-key': loki('values: { loki: { ingester: { max_transfer_retries: 0 } } }'),
  'config/invalid-value': loki('values: { loki: { limits_config: { max_query_length: banana } } }'),
  'resources/request-above-limit': loki(
    'resources: { single-binary: { requests: { memory: 4Gi }, limits: { memory: 1Gi } } }',
  ),
  'resources/exceed-node': loki(
    'resources: { single-binary: { requests: { memory: 8Gi }, limits: { memory: 8Gi } } }',
  ).replace('nodes: 3', 'nodes: 3, nodeMemory: 4Gi'),
  'environment/streams-shared': {
    'environments/a.yaml': existing().replace('loki-gateway.loki.svc.cluster.local', 'logs.example.com'),
    'environments/b.yaml': existing().replace('loki-gateway.loki.svc.cluster.local', 'logs.example.com'),
  },
  'values/no-effect': loki('values: { querier: { extraArgs: [-a] } }'),
  'otel/files-read-twice': collectedBy(
    OTEL.replace('namespace', 'values: { presets: { logsCollection: { enabled: true } } }, namespace'),
    MINIMAL,
  ),
  'values/list-replaced': minimal([
    'alloy: { namespace: monitoring }',
    'alloy: { namespace: monitoring, values: { alloy: { mounts: { extra: [] } } } }',
  ]),
  'values/rights-lost': minimal([
    'alloy: { namespace: monitoring }',
    'alloy: { namespace: monitoring, values: { alloy: { securityContext: { runAsUser: 473 } } } }',
  ]),
  'config/not-judged': loki("values: { loki: { config: 'auth_enabled: {{ .Values.loki.auth_enabled | quote }}' } }"),
  'values/has-key': loki('values: { loki: { commonConfig: { replication_factor: 3 } } }'),
  'values/refused': loki('values: { test: { enabled: true }, lokiCanary: { enabled: false } }'),
  'values/unknown-key': loki('values: { gatway: {} }'),
  'values/wrong-type': loki('values: { gateway: { replicas: "2" } }'),
  'values/not-allowed': sections(patch('HelmRelease', 'alloy', '/spec/values/controller/type', 'job')),
  'values/null': () => runChecks(valuesKeys, { releases: [release({ values: { gateway: null } })] }),
};

function settingsFindings(text: string) {
  const result = readSettings(() => text);
  return 'findings' in result ? result.findings.map(({ finding }) => finding) : [];
}

function ownChartsFindings(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'own-charts-'));
  try {
    mkdirSync(dirname(join(folder, name)));
    writeFileSync(join(folder, name), 'loki: {}');
    return takeOwnCharts(folder).map(({ finding }) => finding);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
