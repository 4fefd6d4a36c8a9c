import { isIP } from 'node:net';
import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../kubernetes/json';
import { CEL_RULES } from './cel-rules';
import { cidrProblem, exceptFits } from './cidr';
import {
  between,
  type FieldRule,
  fieldProblems,
  having,
  mapIn,
  named,
  notEmpty,
  oneOf,
  sameNames,
  wrong,
} from './field-rule';
import { DNS_LABEL, DNS_SUBDOMAIN, PATH_SEGMENT } from './names';
import { type ObjectProblem, shown } from './object-problem';
import { podProblems } from './pod-rules';
import { PORT, PORT_NUMBER } from './ports';
import { labelsFit, selectorRules, selects } from './selector-rules';
import { textProblems } from './text-rules';

/**
 * What is wrong with an object whose fields are of the right types: what the API server asks of its kind in code, and of
 * texts in it what their readers ask.
 */
export function kindRuleProblems(object: JsonObject): readonly ObjectProblem[] {
  const kind = String(object.kind);
  const rules = [...(entryOf(RULES, kind) ?? []), ...(entryOf(CEL_RULES, kind) ?? [])];
  const more = entryOf(MORE, kind)?.(object) ?? [];
  return [...fieldProblems(object, rules), ...more, ...textProblems(object)];
}

const RBAC_GROUP = oneOf('rbac.authorization.k8s.io');
const LEVEL = oneOf('privileged', 'baseline', 'restricted');
const VERSION = (value: Json) =>
  /^(latest|v1\.(0|[1-9]\d*))$/.test(String(value)) ? undefined : 'must be latest or a version such as v1.34';

const POD_SECURITY = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/;

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function podSecurity(object: JsonObject): readonly ObjectProblem[] {
  const labels = Object.entries(mapIn(object.metadata, 'labels'));
  return labels.flatMap(([key, value]) => {
    const [marked, version] = POD_SECURITY.exec(key) ?? [];
    if (marked === undefined) return [];
    const problem = version === undefined ? LEVEL(value) : VERSION(value);
    return problem === undefined
      ? []
      : [{ ...wrong(['metadata', 'labels', key], problem), about: 'metadata' as const }];
  });
}

const PEERS = ['ingress.*.from.*', 'egress.*.to.*'].map((each) => `spec.${each}`);
const POLICY_PORTS = ['ingress', 'egress'].map((direction) => `spec.${direction}.*.ports.*`);

/** Rules of kinds: `validation.go` of their groups in k8s.io/kubernetes/pkg/apis. */
const RULES: Readonly<Record<string, readonly FieldRule[]>> = {
  ClusterRole: [
    ['rules.*.verbs', notEmpty],
    ['rules.*', ruleFits],
  ],
  ClusterRoleBinding: [
    ['roleRef.kind', oneOf('ClusterRole')],
    ['roleRef.apiGroup', RBAC_GROUP],
    ['roleRef.name', notEmpty],
    ['roleRef.name', named(PATH_SEGMENT)],
    ['subjects.*.kind', oneOf('ServiceAccount', 'User', 'Group')],
    ['subjects.*', subjectFits],
  ],
  NetworkPolicy: [
    ...selectorRules('spec.podSelector'),
    ...PEERS.flatMap((peer): readonly FieldRule[] => [
      [peer, peerFits],
      [`${peer}.ipBlock.cidr`, cidrProblem],
      [`${peer}.ipBlock.except.*`, cidrProblem],
      [`${peer}.ipBlock`, exceptFits],
      ...selectorRules(`${peer}.podSelector`),
      ...selectorRules(`${peer}.namespaceSelector`),
    ]),
    ...POLICY_PORTS.flatMap((port): readonly FieldRule[] => [
      [`${port}.port`, PORT],
      [`${port}.endPort`, PORT_NUMBER],
      [`${port}.protocol`, oneOf('TCP', 'UDP', 'SCTP')],
    ]),
    ['spec.policyTypes.*', oneOf('Ingress', 'Egress')],
  ],
  PriorityClass: [['value', between(-(2 ** 31), 1_000_000_000)]],
  Service: [
    ['spec.ports.*.port', PORT_NUMBER],
    ['spec.ports.*.targetPort', PORT],
    ['spec.ports.*.name', named(DNS_LABEL)],
    ['spec.ports.*.nodePort', between(0, 65_535)],
    ['spec.selector', labelsFit],
    ['spec.clusterIP', addressProblem],
  ],
  DaemonSet: [
    ...selectorRules('spec.selector'),
    ['spec.updateStrategy.rollingUpdate.*', countOrShare],
    ['spec.minReadySeconds', between(0, 2 ** 31 - 1)],
  ],
  StatefulSet: [
    ...selectorRules('spec.selector'),
    ['spec.serviceName', named(DNS_LABEL)],
    ['spec.replicas', between(0, 2 ** 31 - 1)],
    ['spec.minReadySeconds', between(0, 2 ** 31 - 1)],
    ['spec.updateStrategy.rollingUpdate.maxUnavailable', countOrShare],
    ['spec.podManagementPolicy', oneOf('OrderedReady', 'Parallel')],
    ['spec.persistentVolumeClaimRetentionPolicy.*', oneOf('Retain', 'Delete')],
    ['spec.volumeClaimTemplates.*', having('metadata', 'spec')],
    ['spec.volumeClaimTemplates.*.metadata', having('name')],
    ['spec.volumeClaimTemplates.*.metadata.name', named(DNS_LABEL)],
    ['spec.volumeClaimTemplates.*.spec', having('accessModes', 'resources')],
    ['spec.volumeClaimTemplates.*.spec.accessModes', notEmpty],
    ['spec.volumeClaimTemplates.*.spec.resources', having('requests')],
    ['spec.volumeClaimTemplates.*.spec.resources.requests', having('storage')],
  ],
  ServiceAccount: [['imagePullSecrets.*.name', named(DNS_SUBDOMAIN)]],
};

/** What no single field tells. */
const MORE: Readonly<Record<string, (object: JsonObject) => readonly ObjectProblem[]>> = {
  Namespace: podSecurity,
  Service: servicePorts,
  DaemonSet: workloadProblems,
  StatefulSet: workloadProblems,
};

function workloadProblems(object: JsonObject): readonly ObjectProblem[] {
  const template = valueAt(object, 'spec', 'template');
  const selector = valueAt(object, 'spec', 'selector');
  const claims = listIn(object, 'spec', 'volumeClaimTemplates').map(
    (claim) => valueAt(claim, 'metadata', 'name') ?? null,
  );
  const isSelected =
    isJsonObject(selector) &&
    Object.values(selector).some(
      (part) => (isJsonObject(part) && Object.keys(part).length > 0) || (Array.isArray(part) && part.length > 0),
    ) &&
    selects(selector, mapIn(mapIn(template, 'metadata'), 'labels'));
  return [
    ...(isSelected ? [] : [wrong(['spec', 'selector'], 'must select the labels of the template')]),
    ...(isJsonObject(template) ? podProblems(template, ['spec', 'template'], claims) : []),
  ];
}

function servicePorts(object: JsonObject): readonly ObjectProblem[] {
  const ports = listIn(object, 'spec', 'ports');
  const unnamed = ports.length > 1 ? ports.findIndex((port) => !valueAt(port, 'name')) : -1;
  const isNeeded =
    valueAt(object, 'spec', 'clusterIP') !== 'None' && valueAt(object, 'spec', 'type') !== 'ExternalName';
  return [
    ...(ports.length === 0 && isNeeded ? [wrong(['spec', 'ports'], 'must not be empty')] : []),
    ...(unnamed < 0 ? [] : [wrong(['spec', 'ports', unnamed, 'name'], 'is missing, as there are several ports')]),
    ...sameNames(object, 'spec.ports.*.name'),
  ];
}

function ruleFits(rule: Json): string | undefined {
  const has = (key: string) => listIn(rule, key).length > 0;
  if (has('nonResourceURLs'))
    return has('resources') || has('apiGroups') ? 'must name URLs or resources, not both' : undefined;
  return has('resources') && has('apiGroups') ? undefined : 'must name an API group and a resource at least';
}

function subjectFits(subject: Json): string | undefined {
  const at = (key: string) => valueAt(subject, key);
  if (!at('name')) return 'must have a name';
  const isAccount = at('kind') === 'ServiceAccount';
  if (isAccount && !at('namespace')) return 'must have a namespace';
  if (isAccount && at('apiGroup')) return 'must have no apiGroup: a ServiceAccount is of the core group';
  if (isAccount) return named(DNS_SUBDOMAIN)(at('name') ?? '');
  return at('apiGroup') === undefined ? undefined : RBAC_GROUP(at('apiGroup') ?? '');
}

function peerFits(peer: Json): string | undefined {
  const names = isJsonObject(peer) ? Object.keys(peer) : [];
  if (names.length === 0) return 'must name pods, namespaces or addresses';
  return names.includes('ipBlock') && names.length > 1 ? 'must have nothing beside ipBlock' : undefined;
}

function addressProblem(address: Json): string | undefined {
  return address === 'None' || address === '' || isIP(String(address)) > 0
    ? undefined
    : 'must be None or an IP address';
}

/** A number of pods, or a share of them: `ValidatePositiveIntOrPercent`. */
function countOrShare(value: Json): string | undefined {
  const fits = typeof value === 'number' ? value >= 0 : /^[0-9]+%$/.test(String(value));
  return fits ? undefined : `must be a number of pods or a share such as 10%, and is ${shown(value)}`;
}
