import { ofKubernetes } from './kubernetes-source';
import type { Program, Source } from './program';
import { isAtLeast } from './version';

const ofFlux = (name: string): Source => ({
  folder: 'flux',
  package: `github.com/fluxcd/${name}`,
  module: `github.com/fluxcd/${name}`,
  by: 'go',
  beside: [{ module: `github.com/fluxcd/${name}`, from: 'config/crd/bases', to: 'crds' }],
});

const ofModule = (folder: string, module: string, path = ''): Source => ({
  folder,
  package: `${module}${path}`,
  module,
  by: 'go',
});

const KWOK = 'sigs.k8s.io/kwok';
const ARGO_CD = 'github.com/argoproj/argo-cd/v3';

/** What brings our output into a cluster, and what the cluster is made of: no container runs anywhere. */
export const ENGINE_PROGRAMS = {
  'kube-controller-manager': { source: ofKubernetes('cmd/kube-controller-manager'), onDemand: true },
  'kube-scheduler': { source: ofKubernetes('cmd/kube-scheduler'), onDemand: true },
  // It plays the kubelets: what happens to a node and to a pod is in its stages.
  kwok: {
    source: {
      ...ofModule('kwok', KWOK, '/cmd/kwok'),
      beside: [{ module: KWOK, from: 'kustomize/stage', to: 'stages' }],
    },
    onDemand: true,
  },
  'source-controller': { source: ofFlux('source-controller'), onDemand: true },
  'kustomize-controller': { source: ofFlux('kustomize-controller'), onDemand: true },
  'helm-controller': { source: ofFlux('helm-controller'), onDemand: true },
  sops: { source: ofModule('sops', 'github.com/getsops/sops/v3', '/cmd/sops'), onDemand: true },
  'age-keygen': { source: ofModule('sops', 'filippo.io/age', '/cmd/age-keygen'), onDemand: true },
  'argo-cd': {
    source: {
      folder: 'argo-cd',
      package: '.',
      module: ARGO_CD,
      by: 'go',
      beside: [{ module: ARGO_CD, from: 'manifests/crds', to: 'crds' }],
    },
    onDemand: true,
  },
  'k3s-helm-controller': {
    source: ofModule('k3s-helm-controller', 'github.com/k3s-io/helm-controller'),
    onDemand: true,
  },
  istioctl: {
    source: ofModule('istioctl', 'istio.io/istio', '/istioctl/cmd/istioctl'),
    onDemand: true,
    onPath: {
      command: 'istioctl',
      ask: ['version', '--remote=false'],
      fits: (version) => isAtLeast(version, 1, 25),
      range: '1.25 or newer: older ones know no service accounts in policies',
    },
  },
  minio: { source: ofModule('minio', 'github.com/minio/minio'), onDemand: true },
} as const satisfies Record<string, Program>;
