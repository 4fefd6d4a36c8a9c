import { ofKubernetes } from './kubernetes-source';
import type { Program, Source } from './program';
import { isAtLeast, minorsBetween, type Version } from './version';

const sameMinor = (version: Version, wanted: Version | undefined) =>
  wanted !== undefined && minorsBetween(version, wanted) === 0;

const LOKI = 'github.com/grafana/loki/v3';
const ofLoki = (path: string): Source => ({ folder: 'loki', package: `${LOKI}/${path}`, module: LOKI, by: 'go' });
const modelOf = (folder: string): Source => ({ folder, package: './config-model', module: LOKI, by: 'go' });
const LOKI_RANGE = 'the same minor version: a newer one has options that the chart cannot install';

const ETCD = 'go.etcd.io/etcd/server/v3';
const PROMETHEUS = 'github.com/prometheus/prometheus';
const KUSTOMIZE = 'sigs.k8s.io/kustomize/kustomize/v5';
const FAKE_GCS = 'github.com/fsouza/fake-gcs-server';
const ACTIONLINT = 'github.com/rhysd/actionlint';
const GOFAKES3 = 'github.com/johannesboyne/gofakes3';

/** What judges our output, with the quick ones to build first. */
export const JUDGING_PROGRAMS = {
  'alloy-syntax': {
    source: { folder: 'alloy-syntax', package: '.', module: 'github.com/grafana/alloy/syntax', by: 'go' },
  },
  'istio-mesh': { source: { folder: 'istio-mesh', package: '.', module: 'istio.io/api', by: 'go' } },
  'talos-config': {
    source: { folder: 'talos-config', package: '.', module: 'github.com/siderolabs/talos/pkg/machinery', by: 'go' },
  },
  // Of workflows it judges scripts too, where shellcheck is on the PATH.
  actionlint: {
    source: { folder: 'actionlint', package: `${ACTIONLINT}/cmd/actionlint`, module: ACTIONLINT, by: 'go' },
    onPath: {
      command: 'actionlint',
      ask: ['-version'],
      fits: (version) => isAtLeast(version, 1, 7),
      range: '1.7 or newer: older ones know no actions of today',
    },
  },
  // Stores of objects, for a real Loki to keep its lines in: any S3, any Google Cloud Storage.
  gofakes3: { source: { folder: 'gofakes3', package: `${GOFAKES3}/cmd/gofakes3`, module: GOFAKES3, by: 'go' } },
  'fake-gcs-server': { source: { folder: 'fake-gcs-server', package: FAKE_GCS, module: FAKE_GCS, by: 'go' } },
  kustomize: {
    source: { folder: 'kustomize', package: KUSTOMIZE, module: KUSTOMIZE, by: 'go' },
    onPath: {
      command: 'kustomize',
      ask: ['version'],
      fits: ({ major }) => major === 5,
      range: '5: 4 lacks fields of kustomization.yaml that we write',
    },
  },
  etcd: {
    source: { folder: 'etcd', package: ETCD, module: ETCD, by: 'go' },
    onPath: {
      command: 'etcd',
      ask: ['--version'],
      fits: (version) => isAtLeast(version, 3, 4) && version.major === 3,
      range: '3.4 or newer: the oldest that was tried with this API server',
    },
  },
  shellcheck: {
    onPath: {
      command: 'shellcheck',
      ask: ['--version'],
      fits: (version) => isAtLeast(version, 0, 8),
      range: '0.8 or newer: what Debian 12 and Ubuntu 22.04 have',
      install: 'apt-get install shellcheck, or brew install shellcheck',
    },
  },
  helm: {
    source: { folder: 'helm', package: 'helm.sh/helm/v4/cmd/helm', module: 'helm.sh/helm/v4', by: 'go' },
    onPath: {
      command: 'helm',
      ask: ['version', '--short'],
      fits: (version) => isAtLeast(version, 3, 8) && version.major <= 4,
      range: '3.8 to 4: older ones pull no chart from an OCI registry',
    },
  },
  'chart-model': { source: { folder: 'helm', package: './chart-model', module: 'helm.sh/helm/v4', by: 'go' } },
  'kube-apiserver': {
    source: ofKubernetes('cmd/kube-apiserver'),
    onPath: {
      command: 'kube-apiserver',
      ask: ['--version'],
      fits: sameMinor,
      range: 'the same minor version: the others know other fields',
    },
  },
  kubectl: {
    source: ofKubernetes('cmd/kubectl'),
    onPath: {
      command: 'kubectl',
      ask: ['version', '--client'],
      fits: (version, wanted) => wanted !== undefined && minorsBetween(version, wanted) <= 1,
      range: 'within one minor version of the API server: what Kubernetes supports',
    },
  },
  loki: {
    source: ofLoki('cmd/loki'),
    onPath: { command: 'loki', ask: ['--version'], fits: sameMinor, range: LOKI_RANGE },
  },
  logcli: {
    source: ofLoki('cmd/logcli'),
    onPath: { command: 'logcli', ask: ['--version'], fits: sameMinor, range: LOKI_RANGE },
  },
  lokitool: {
    source: ofLoki('cmd/lokitool'),
    onPath: { command: 'lokitool', ask: ['version'], fits: sameMinor, range: LOKI_RANGE },
  },
  'loki-3.7': {
    source: { folder: 'loki-3.7', package: `${LOKI}/cmd/loki`, module: LOKI, by: 'go' },
    onPath: { command: 'loki', ask: ['--version'], fits: sameMinor, range: LOKI_RANGE },
  },
  'loki-model': { source: modelOf('loki') },
  'loki-3.7-model': { source: modelOf('loki-3.7') },
  'loki-3.5-model': { source: modelOf('loki-3.5'), onDemand: true },
  'loki-3.4-model': { source: modelOf('loki-3.4'), onDemand: true },
  'loki-3.3-model': { source: modelOf('loki-3.3'), onDemand: true },
  promtail: {
    source: { folder: 'promtail', package: `${LOKI}/clients/cmd/promtail`, module: LOKI, by: 'go' },
    onPath: { command: 'promtail', ask: ['--version'], fits: sameMinor, range: LOKI_RANGE },
  },
  'promtail-model': { source: modelOf('promtail') },
  otelcol: {
    source: {
      folder: 'otelcol',
      package: 'go.opentelemetry.io/collector/cmd/builder',
      module: 'go.opentelemetry.io/collector/cmd/builder',
      by: 'ocb',
    },
    onPath: {
      command: 'otelcol-contrib',
      ask: ['--version'],
      fits: (version) => isAtLeast(version, 0, 155),
      range: '0.155 or newer: older ones name components and settings otherwise',
    },
  },
  'otelcol-model': {
    source: { folder: 'otelcol-model', package: '.', module: 'go.opentelemetry.io/collector/otelcol', by: 'go' },
  },
  promtool: {
    source: { folder: 'promtool', package: `${PROMETHEUS}/cmd/promtool`, module: PROMETHEUS, by: 'go' },
    onPath: {
      command: 'promtool',
      ask: ['--version'],
      fits: (version) => isAtLeast(version, 2, 42),
      range: '2.42 or newer: what Debian 12 has, enough for rules and their tests',
    },
  },
  alloy: {
    onPath: {
      command: 'alloy',
      ask: ['--version'],
      fits: () => true,
      range: 'any that tells its version',
      install: 'a release of grafana/alloy: its module cannot be built',
    },
  },
} as const satisfies Record<string, Program>;
