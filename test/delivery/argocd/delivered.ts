import { argocd } from '../../../lib/delivery/argocd/argocd';
import type { ArgoCdSettings } from '../../../lib/delivery/argocd/settings';
import type { DeliveryInput } from '../../../lib/delivery/delivery';
import type { Manifest } from '../../../lib/kubernetes/manifest';
import { release } from '../../support/fixtures';

export const settings: Required<ArgoCdSettings> = {
  namespace: 'argocd',
  project: 'logging',
  folder: {
    source: { repoUrl: 'https://git.example/platform/logging.git', targetRevision: 'main' },
    path: './dist/production',
  },
  server: 'https://kubernetes.default.svc',
  leaving: [],
};

export const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } };
export const role: Manifest = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'alloy' },
};
export const configMap: Manifest = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'c', namespace: 'grafana' },
};

export const input: DeliveryInput = {
  releases: [release(), release({ name: 'alloy', namespace: 'agents', after: [release()] })],
  objects: [],
  prerequisites: [namespace, role],
  configs: [configMap],
  secrets: [{ name: 's', namespace: 'monitoring', keys: { KEY: 'a key' }, purpose: 'for Loki' }],
};

export const deliver = (overrides: Partial<DeliveryInput> = {}) => argocd(settings)({ ...input, ...overrides });
export const named = (manifests: readonly Manifest[], name: string) =>
  manifests.find(({ metadata }) => metadata.name === name);
export const wave = (manifest: Manifest | undefined) =>
  Number(manifest?.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? Number.NaN);
