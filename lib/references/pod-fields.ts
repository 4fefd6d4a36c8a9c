import type { FieldPath } from './field-path';

const CONTAINER_LISTS = ['initContainers', 'containers'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const PROBED_BY = ['httpGet', 'tcpSocket', 'grpc'];
const VOLUMES = ['secret', 'configMap', 'projected', 'persistentVolumeClaim', 'hostPath'];

const CONTAINER: readonly FieldPath[] = [
  ['name'],
  ['image'],
  ['ports'],
  ['resources'],
  ['securityContext'],
  ['envFrom'],
  ['env', '*', 'name'],
  ['env', '*', 'valueFrom'],
  ...PROBES.flatMap((probe) => PROBED_BY.map((by) => [probe, by, 'port'])),
];

const SPEC: readonly FieldPath[] = [
  ['serviceAccountName'],
  ...['hostNetwork', 'hostPID', 'hostIPC', 'securityContext'].map((field) => [field]),
  ['priorityClassName'],
  ['imagePullSecrets'],
  ...['affinity', 'nodeSelector', 'tolerations', 'topologySpreadConstraints'].map((scheduled) => [scheduled]),
  ['volumes', '*', 'name'],
  ...VOLUMES.map((volume) => ['volumes', '*', volume]),
  ...ofContainers(CONTAINER),
];

/** Of the texts of a container only the URLs are read. */
const SPEC_TEXTS: readonly FieldPath[] = ofContainers([
  ['args', '*'],
  ['command', '*'],
  ['env', '*', 'value'],
]);

/** What is read of a pod, or of a template of pods. */
export const POD: readonly FieldPath[] = [['metadata', 'labels'], ...SPEC.map((path) => ['spec', ...path])];

/** Where a pod, or a template of pods, may hold URLs. */
export const POD_TEXTS: readonly FieldPath[] = SPEC_TEXTS.map((path) => ['spec', ...path]);

function ofContainers(paths: readonly FieldPath[]): readonly FieldPath[] {
  return CONTAINER_LISTS.flatMap((list) => paths.map((path) => [list, '*', ...path]));
}
