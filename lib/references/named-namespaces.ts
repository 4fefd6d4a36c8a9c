import { type Json, valueAt } from '../kubernetes/json';
import { type KubeObject, listAt, objectAt } from './kube-object';
import { callerAccounts, NAMESPACE_NAME, policyPeers } from './policies';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces */
const OF_EVERY_CLUSTER = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/**
 * Lists the namespaces that an object names beside its own: where callers are, monitors look, rights are given to and
 * engines install. A pattern such as `team-*` names none, and those that every cluster has are not spoken of.
 */
export function namedNamespaces(object: KubeObject): readonly string[] {
  const names = named(object).filter((name) => typeof name === 'string');
  return [...new Set(names)].filter((name) => /^[a-z0-9-]+$/.test(name) && !OF_EVERY_CLUSTER.includes(name));
}

function named(object: KubeObject): readonly (Json | undefined)[] {
  const { kind, json } = object;
  switch (kind) {
    case 'NetworkPolicy':
      return policyPeers(json).flatMap(({ namespaceSelector }) => ofSelector(namespaceSelector));
    case 'AuthorizationPolicy':
      return [...sourceNamespaces(json), ...callerAccounts(object).map(({ namespace }) => namespace)];
    case 'ServiceMonitor':
    case 'PodMonitor':
      return listOf(valueAt(json, 'spec', 'namespaceSelector', 'matchNames'));
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return listAt(json, 'subjects').map(({ namespace }) => namespace);
    case 'HelmRelease':
    case 'Kustomization':
      return ofFlux(json);
    case 'HelmChart':
      return [valueAt(json, 'spec', 'targetNamespace')];
    case 'Application':
      return [valueAt(json, 'spec', 'destination', 'namespace')];
    default:
      return [];
  }
}

function ofSelector(selector: Json | undefined): readonly (Json | undefined)[] {
  const listed = listAt(selector, 'matchExpressions').filter(
    ({ key, operator }) => key === NAMESPACE_NAME && operator === 'In',
  );
  return [valueAt(selector, 'matchLabels', NAMESPACE_NAME), ...listed.flatMap(({ values }) => listOf(values))];
}

function sourceNamespaces(policy: Json): readonly Json[] {
  const sources = listAt(policy, 'spec', 'rules').flatMap((rule) => listAt(rule, 'from'));
  return sources.flatMap((from) => listOf(valueAt(from, 'source', 'namespaces')));
}

function ofFlux(json: Json): readonly (Json | undefined)[] {
  const spec = objectAt(json, 'spec');
  return [
    spec.targetNamespace,
    valueAt(spec, 'sourceRef', 'namespace'),
    valueAt(spec, 'chartRef', 'namespace'),
    valueAt(spec, 'chart', 'spec', 'sourceRef', 'namespace'),
    ...listAt(spec, 'dependsOn').map(({ namespace }) => namespace),
  ];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
