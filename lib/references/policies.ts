import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { type KubeObject, listAt, objectAt } from './kube-object';
import { selectedPods } from './selected-pods';

/** Kinds that name ports of pods. */
export const POLICY_KINDS = ['NetworkPolicy', 'AuthorizationPolicy', 'PeerAuthentication'];

/** Where pods of the mesh take each other's traffic: ztunnel listens there, no container does. */
const HBONE_PORT = 15008;

/** The pods that a policy is for: all of its namespace, if it selects none in particular. */
export function governedPods(policy: KubeObject, cluster: Cluster): readonly KubeObject[] {
  const field = policy.kind === 'NetworkPolicy' ? 'podSelector' : 'selector';
  return selectedPods(policy.namespace, objectAt(policy.json, 'spec', field), cluster);
}

/** The ports of pods that a policy names, by number or name. */
export function policyPorts({ kind, json }: KubeObject): readonly Json[] {
  return portsOf(kind, objectAt(json, 'spec')).filter((port) => Number(port) !== HBONE_PORT);
}

function portsOf(kind: string, spec: JsonObject): readonly Json[] {
  switch (kind) {
    case 'NetworkPolicy':
      return listAt(spec, 'ingress')
        .flatMap((rule) => listAt(rule, 'ports'))
        .flatMap(({ port, endPort }) => (port === undefined || endPort !== undefined ? [] : [port]));
    case 'AuthorizationPolicy':
      return listAt(spec, 'rules')
        .flatMap((rule) => listAt(rule, 'to'))
        .flatMap((to) => valueAt(to, 'operation', 'ports') ?? [])
        .map(Number);
    default:
      return Object.keys(objectAt(spec, 'portLevelMtls')).map(Number);
  }
}

/** Pods of a namespace that a NetworkPolicy names as a peer. */
export interface PodPeer {
  /** Namespace of the pods. */
  readonly namespace: string;

  /** Label selector of the pods. */
  readonly selector: JsonObject;
}

/** The label that every namespace has from the API server. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** The peers whose namespace a NetworkPolicy says by its name, or does not say: then it is its own. */
export function podPeers({ json, namespace }: KubeObject): readonly PodPeer[] {
  return policyPeers(json).flatMap(({ podSelector, namespaceSelector }) => {
    const where =
      namespaceSelector === undefined ? namespace : valueAt(namespaceSelector, 'matchLabels', NAMESPACE_NAME);
    if (!isJsonObject(podSelector) || typeof where !== 'string') return [];
    return [{ namespace: where, selector: podSelector }];
  });
}

/** All whom a NetworkPolicy lets in or out, as it names them. */
export function policyPeers(policy: JsonObject): readonly JsonObject[] {
  const spec = objectAt(policy, 'spec');
  return [
    ...listAt(spec, 'ingress').flatMap((rule) => listAt(rule, 'from')),
    ...listAt(spec, 'egress').flatMap((rule) => listAt(rule, 'to')),
  ];
}

/** A ServiceAccount that a policy lets in. */
export interface AccountName {
  /** Namespace of the ServiceAccount. */
  readonly namespace: string;

  /** Name of the ServiceAccount. */
  readonly name: string;
}

/** The ServiceAccounts that an AuthorizationPolicy names one by one. */
export function callerAccounts({ json, namespace }: KubeObject): readonly AccountName[] {
  const sources = listAt(json, 'spec', 'rules')
    .flatMap((rule) => listAt(rule, 'from'))
    .map((from) => objectAt(from, 'source'));
  return sources.flatMap(({ principals, serviceAccounts }) => [
    ...texts(principals).flatMap((principal) => ofPrincipal(principal) ?? []),
    ...texts(serviceAccounts).flatMap((account) => ofAccount(account, namespace) ?? []),
  ]);
}

/** `cluster.local/ns/monitoring/sa/grafana` */
function ofPrincipal(principal: string): AccountName | undefined {
  const [, namespace, name] = principal.match(/^[^/]+\/ns\/([^/*]+)\/sa\/([^/*]+)$/) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/** `monitoring/grafana`, or `grafana` of the policy's namespace. */
function ofAccount(account: string, own: string | undefined): AccountName | undefined {
  const [name, namespace = own] = account.split('/').reverse();
  return namespace === undefined || name === undefined || name.includes('*') ? undefined : { namespace, name };
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
