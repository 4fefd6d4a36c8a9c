import type { ChartModel, ChartRepository } from '../charts/chart';
import { isRegistry, withoutScheme } from '../charts/source';
import type { SecretNeed } from '../kubernetes/secret-need';
import type { DeliverySettings } from './environment';

/** The type of Secret that kubelets and Flux take for credentials of a registry, and no other. */
const REGISTRY_LOGIN = {
  type: 'kubernetes.io/dockerconfigjson',
  keys: { '.dockerconfigjson': 'credentials of the registry, as docker login writes them' },
} as const;

/** The Secret by which pods of a namespace get images out of a registry. */
export function pullSecret(name: string, namespace: string, registry: string): SecretNeed {
  return { name, namespace, ...REGISTRY_LOGIN, purpose: `pods get their images from ${registry} with it` };
}

/** Lists the Secrets that engines read to pull charts, each once. */
export function sourceSecrets(
  charts: readonly ChartModel[],
  { flux, argocd, helmController }: DeliverySettings,
): readonly SecretNeed[] {
  const repositories = charts.map(({ repository }) => repository);
  const needs = repositories.flatMap((repository) => {
    if (flux) return fluxSecrets(repository, flux.namespace);
    if (argocd) return argoSecrets(repository, argocd.namespace);
    return helmController ? [...login(repository, helmController.namespace)] : [];
  });
  return [...new Map(needs.map((need) => [need.name, need])).values()];
}

function fluxSecrets(repository: ChartRepository, namespace: string): readonly SecretNeed[] {
  const { url, ca, verify } = repository;
  return [
    ...login(repository, namespace),
    ...(ca === undefined
      ? []
      : [
          {
            name: ca,
            namespace,
            keys: { 'ca.crt': 'certificate of the authority' },
            purpose: `Flux trusts ${url} by it`,
          },
        ]),
    ...(verify && 'secret' in verify
      ? [
          {
            name: verify.secret,
            namespace,
            keys: { 'cosign.pub': 'public key of whoever signs the charts' },
            purpose: `Flux installs no chart of ${url} that this key has not signed`,
          },
        ]
      : []),
  ];
}

function login(repository: ChartRepository, namespace: string): readonly SecretNeed[] {
  const { secret: name, url } = repository;
  if (name === undefined) return [];
  const purpose = `charts are pulled from ${url} with it`;
  if (isRegistry(repository)) return [{ name, namespace, ...REGISTRY_LOGIN, purpose }];
  return [{ name, namespace, keys: { username: 'name of a user who may read', password: 'its password' }, purpose }];
}

/**
 * Argo CD finds credentials by a label and the beginning of a URL, whatever the Secret is called
 * (https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repository-credentials).
 */
function argoSecrets(repository: ChartRepository, namespace: string): readonly SecretNeed[] {
  const { secret: name, url } = repository;
  if (name === undefined) return [];
  return [
    {
      name,
      namespace,
      labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' },
      keys: {
        url: `${withoutScheme(url)}, or the beginning of it`,
        type: 'helm',
        ...(isRegistry(repository) && { enableOCI: 'true' }),
        username: 'name of a user who may read',
        password: 'its password',
      },
      purpose: `Argo CD pulls charts from ${url} with it`,
    },
  ];
}
