import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../kubernetes/json';
import { quantity } from '../units/quantity';
import {
  between,
  type FieldRule,
  fieldProblems,
  fieldsAt,
  having,
  type Judge,
  named,
  notEmpty,
  oneOf,
  sameNames,
  wrong,
} from './field-rule';
import { templateProblems } from './metadata-problems';
import { DNS_LABEL, DNS_SUBDOMAIN, LABEL_VALUE, QUALIFIED_NAME } from './names';
import { type FieldPath, type ObjectProblem, shown } from './object-problem';
import { PORT, PORT_NUMBER } from './ports';

const ID = between(0, 2 ** 31 - 1);
const COUNT = between(0, 2 ** 31 - 1);

/** `supportedFields` of downward API in k8s.io/kubernetes/pkg/apis/core/validation, for variables. */
const FIELD_PATH =
  /^(metadata\.(name|namespace|uid|(labels|annotations)\[['"][^'"]+['"]\])|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const CONTAINERS = ['containers', 'initContainers'];

/** Rules for a pod: `validation.go` of k8s.io/kubernetes/pkg/apis/core/validation, as far as stacks have its fields. */
const RULES: readonly FieldRule[] = [
  ['containers', notEmpty],
  ['serviceAccountName', named(DNS_SUBDOMAIN)],
  ['priorityClassName', named(DNS_SUBDOMAIN)],
  ['imagePullSecrets.*.name', named(DNS_SUBDOMAIN)],
  ['nodeSelector.*', named(LABEL_VALUE)],
  ['restartPolicy', oneOf('Always')],
  ['terminationGracePeriodSeconds', COUNT],
  ['tolerations.*', tolerationFits],
  ['securityContext.runAsUser', ID],
  ['securityContext.runAsGroup', ID],
  ['securityContext.fsGroup', ID],
  ['securityContext.supplementalGroups.*', ID],
  ['volumes.*.name', named(DNS_LABEL)],
  ['volumes.*', oneSource],
  ['volumes.*.configMap.name', named(DNS_SUBDOMAIN)],
  ['volumes.*.configMap', having('name')],
  ['volumes.*.secret', having('secretName')],
  ['volumes.*.configMap.defaultMode', between(0, 0o777)],
  ['volumes.*.secret.defaultMode', between(0, 0o777)],
  ['volumes.*.hostPath.path', hostPath],
  [
    'volumes.*.hostPath.type',
    oneOf('', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
  ],
  ['volumes.*.emptyDir.medium', oneOf('', 'Memory')],
  ['volumes.*.emptyDir.sizeLimit', notNegative],
  ...CONTAINERS.flatMap((list) => containerRules(`${list}.*`)),
];

function containerRules(at: string): readonly FieldRule[] {
  return [
    [`${at}.name`, named(DNS_LABEL)],
    [at, having('image')],
    [`${at}.image`, notEmpty],
    [`${at}.image`, (image) => (String(image).trim() === image ? undefined : 'must have no blanks around it')],
    [`${at}.env.*.name`, variableName],
    [
      `${at}.env.*.valueFrom`,
      (from) => (isJsonObject(from) && Object.keys(from).length === 1 ? undefined : 'must have one source'),
    ],
    [
      `${at}.env.*`,
      (entry) =>
        valueAt(entry, 'value') && valueAt(entry, 'valueFrom') ? 'must have a value or a source of it' : undefined,
    ],
    [
      `${at}.env.*.valueFrom.fieldRef.fieldPath`,
      (path) => (FIELD_PATH.test(String(path)) ? undefined : `must be a field of a pod, and is ${shown(path)}`),
    ],
    [`${at}.env.*.valueFrom.secretKeyRef.name`, named(DNS_SUBDOMAIN)],
    [`${at}.env.*.valueFrom.configMapKeyRef.name`, named(DNS_SUBDOMAIN)],
    [`${at}.envFrom.*.secretRef.name`, named(DNS_SUBDOMAIN)],
    [`${at}.envFrom.*.configMapRef.name`, named(DNS_SUBDOMAIN)],
    [`${at}.ports.*.containerPort`, PORT_NUMBER],
    [`${at}.ports.*.name`, PORT],
    [`${at}.ports.*.hostPort`, between(0, 65_535)],
    [`${at}.ports.*.protocol`, oneOf('TCP', 'UDP', 'SCTP')],
    [`${at}.volumeMounts.*.mountPath`, notEmpty],
    [`${at}.volumeMounts.*.subPath`, inside],
    [`${at}.securityContext.runAsUser`, ID],
    [`${at}.securityContext.runAsGroup`, ID],
    [`${at}.resources.limits.*`, notNegative],
    [`${at}.resources.requests.*`, notNegative],
    [`${at}.resources`, requestsFit],
    ...PROBES.flatMap((probe) => probeRules(`${at}.${probe}`)),
  ];
}

function probeRules(at: string): readonly FieldRule[] {
  const numbers = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];
  const success: Judge = (value) => (value === 1 || value === 0 ? undefined : 'must be 1');
  return [
    ...numbers.map((name) => [`${at}.${name}`, COUNT] as const),
    [
      at,
      (probe) =>
        HANDLERS.filter((name) => valueAt(probe, name) !== undefined).length === 1
          ? undefined
          : `must have one of ${HANDLERS.join(', ')}`,
    ],
    [`${at}.httpGet.port`, PORT],
    [`${at}.httpGet.path`, notEmpty],
    [`${at}.httpGet.scheme`, oneOf('HTTP', 'HTTPS')],
    [`${at}.tcpSocket.port`, PORT],
    [`${at}.exec.command`, notEmpty],
    ...(at.endsWith('readinessProbe') ? [] : [[`${at}.successThreshold`, success] as const]),
  ];
}

const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'];

/** @param template the template of pods in a workload @param claims names of the volumes that it claims for each pod */
export function podProblems(template: JsonObject, path: FieldPath, claims: readonly Json[]): readonly ObjectProblem[] {
  const spec = valueAt(template, 'spec') ?? {};
  const at = [...path, 'spec'];
  const volumes = [...fieldsAt(spec, 'volumes.*.name').map(({ value }) => value), ...claims];
  return [
    ...templateProblems([...path, 'metadata'], template.metadata).map((problem) => ({
      ...problem,
      about: 'content' as const,
    })),
    ...(listIn(spec, 'containers').length === 0 ? [wrong([...at, 'containers'], 'must not be empty')] : []),
    ...fieldProblems(spec, RULES, at),
    ...nodeSelectorProblems(spec, at),
    ...sameNames(spec, 'volumes.*.name', at),
    ...CONTAINERS.flatMap((list) => fieldsAt(spec, `${list}.*`, at)).flatMap(({ path: container, value }) => [
      ...fieldsAt(value, 'volumeMounts.*.name', container)
        .filter((mount) => !volumes.includes(mount.value))
        .map((mount) => wrong(mount.path, `must be a volume of the pod, and is ${shown(mount.value)}`)),
      ...sameNames(value, 'volumeMounts.*.mountPath', container),
    ]),
    ...sameContainers(spec, at),
  ];
}

function nodeSelectorProblems(spec: Json, at: FieldPath): readonly ObjectProblem[] {
  return fieldsAt(spec, 'nodeSelector.*', at).flatMap(({ path }) => {
    const problem = named(QUALIFIED_NAME)(path.at(-1) ?? '');
    return problem === undefined ? [] : [wrong(path, `has a key that ${problem}`)];
  });
}

/** Containers of all lists have names of their own. */
function sameContainers(spec: Json, at: FieldPath): readonly ObjectProblem[] {
  const fields = ['initContainers', 'containers'].flatMap((list) => fieldsAt(spec, `${list}.*.name`, at));
  const names = fields.map(({ value }) => value);
  return fields
    .filter(({ value }, index) => names.indexOf(value) < index)
    .map(({ path, value }) => wrong(path, `must be there once, and ${shown(value)} is there before`));
}

function oneSource(volume: Json): string | undefined {
  const sources = isJsonObject(volume) ? Object.keys(volume).filter((key) => key !== 'name') : [];
  return sources.length === 1 ? undefined : `must have one source, and has ${sources.join(', ') || 'none'}`;
}

function variableName(name: Json): string | undefined {
  return /^[ -<>-~]+$/.test(String(name)) ? undefined : 'must be a name of printable letters without =';
}

function hostPath(path: Json): string | undefined {
  if (path === '') return 'must not be empty';
  return String(path).split('/').includes('..') ? 'must not have a step ..' : undefined;
}

function inside(path: Json): string | undefined {
  const text = String(path);
  return text.startsWith('/') || text.split('/').includes('..') ? 'must be a path below the volume' : undefined;
}

function notNegative(written: Json): string | undefined {
  return (quantity(written) ?? 0) < 0 ? `must not be below 0, and is ${shown(written)}` : undefined;
}

function requestsFit(resources: Json): string | undefined {
  const requests = valueAt(resources, 'requests');
  const above = Object.entries(isJsonObject(requests) ? requests : {}).find(([name, wanted]) => {
    const limit = quantity(valueAt(resources, 'limits', name));
    return limit !== undefined && (quantity(wanted) ?? 0) > limit;
  });
  return above && `must not request more than its limit of ${above[0]}`;
}

function tolerationFits(toleration: Json): string | undefined {
  const at = (key: string) => valueAt(toleration, key);
  if (!at('key') && at('operator') !== 'Exists') return 'must have the operator Exists where it has no key';
  if (at('key') && named(QUALIFIED_NAME)(at('key') ?? '')) return 'has a key that is no name of a taint';
  if (at('operator') === 'Exists' && at('value')) return 'must have no value beside the operator Exists';
  if (typeof at('value') === 'string' && named(LABEL_VALUE)(at('value') ?? ''))
    return 'has a value that is none of a taint';
  return at('tolerationSeconds') !== undefined && at('effect') !== 'NoExecute'
    ? 'must have the effect NoExecute beside tolerationSeconds'
    : undefined;
}
