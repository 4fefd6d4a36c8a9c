import type { k8s } from 'cdk8s-plus-28';
import type { Json } from './json';
import type { Manifest, ManifestMetadata } from './manifest';

/**
 * A type of cdk8s-plus as plain data, so that a misspelt field does not compile: quantities as texts, ports and
 * percentages as numbers or texts, and `…IP` spelled as the API does. Types only: nothing of it is loaded at run time.
 */
export type Kube<T> = T extends Scalar ? (Scalar extends T ? string | number : KubeValue<T>) : KubeValue<T>;

/** Quantities and ports alike: cdk8s-plus wraps both in a class with a `value`. */
type Scalar = k8s.Quantity | k8s.IntOrString;

type KubeValue<T> = T extends Date
  ? string
  : T extends string
    ? `${T}`
    : T extends number | boolean | undefined | null
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Kube<Item>[]
        : T extends object
          ? { readonly [Key in keyof T as ApiName<Key>]: Kube<T[Key]> }
          : T;

type ApiName<Key> = Key extends `${infer Start}Ip` ? `${Start}IP` : Key;

/** The kinds that this project writes itself, by what may stand beside their metadata. */
interface Kinds {
  readonly ClusterRole: k8s.KubeClusterRoleProps;
  readonly ClusterRoleBinding: k8s.KubeClusterRoleBindingProps;
  readonly ConfigMap: k8s.KubeConfigMapProps;
  readonly DaemonSet: k8s.KubeDaemonSetProps;
  readonly Namespace: k8s.KubeNamespaceProps;
  readonly NetworkPolicy: k8s.KubeNetworkPolicyProps;
  readonly PriorityClass: k8s.KubePriorityClassProps;
  readonly Service: k8s.KubeServiceProps;
  readonly ServiceAccount: k8s.KubeServiceAccountProps;
  readonly StatefulSet: k8s.KubeStatefulSetProps;
}

const API_VERSIONS: Readonly<Record<keyof Kinds, string>> = {
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  ConfigMap: 'v1',
  DaemonSet: 'apps/v1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  StatefulSet: 'apps/v1',
};

/** Makes an object of a built-in kind, checked by the compiler. */
export function kubernetesObject<Kind extends keyof Kinds>(
  kind: Kind,
  metadata: ManifestMetadata,
  fields: Omit<Kube<Kinds[Kind]>, 'metadata'>,
): Manifest {
  return { apiVersion: API_VERSIONS[kind], kind, metadata, ...fields };
}

/** A piece of Helm values that charts put into an object as it is: values have no types of their own. */
export function fromValues<T>(value: Json | readonly Json[] | undefined): Kube<T> {
  return value as unknown as Kube<T>; // the API server judges it: test/apiserver
}
