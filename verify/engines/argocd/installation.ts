import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../lib/kubernetes/json';

const CONFIG_MAPS = ['argocd-cm', 'argocd-rbac-cm', 'argocd-tls-certs-cm', 'argocd-ssh-known-hosts-cm'];

/** Makes what every Argo CD has: its settings, a Secret, and the project of all. */
export function installation(namespace: string): readonly JsonObject[] {
  const object = (kind: string, name: string, rest: JsonObject): JsonObject => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace, labels: { 'app.kubernetes.io/part-of': 'argocd' } },
    ...rest,
  });
  return [
    ...CONFIG_MAPS.map((name) => object('ConfigMap', name, {})),
    object('Secret', 'argocd-secret', { stringData: { 'server.secretkey': randomBytes(16).toString('hex') } }),
    defaultProject(namespace),
  ];
}

function defaultProject(namespace: string): JsonObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  };
}
