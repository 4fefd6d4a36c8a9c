import type { FieldPath } from './field-path';
import { POD, POD_TEXTS } from './pod-fields';

const IDENTITY: readonly FieldPath[] = [
  ['apiVersion'],
  ['kind'],
  ['metadata', 'name'],
  ['metadata', 'namespace'],
  ['metadata', 'labels'],
];

const TEMPLATE = ['spec', 'template'];
const CRON_TEMPLATE = ['spec', 'jobTemplate', 'spec', 'template'];

const WORKLOAD: readonly FieldPath[] = [
  ['spec', 'replicas'],
  ['spec', 'selector'],
  ['spec', 'serviceName'],
  ['spec', 'volumeClaimTemplates'],
  ...under(TEMPLATE, POD),
];

/** Helm makes a hook anew: https://helm.sh/docs/topics/charts_hooks/ */
const HOOK: readonly FieldPath[] = ['hook', 'hook-delete-policy'].map((key) => [
  'metadata',
  'annotations',
  `helm.sh/${key}`,
]);

const BINDING: readonly FieldPath[] = [['roleRef'], ['subjects']];

/** Who writes the Secret of an Ingress: https://cert-manager.io/docs/usage/ingress/#supported-annotations */
export const ISSUERS: readonly FieldPath[] = ['issuer', 'cluster-issuer'].map((issuer) => [
  'metadata',
  'annotations',
  `cert-manager.io/${issuer}`,
]);

/** Fields beside those that name the object. */
const FIELDS: Readonly<Record<string, readonly FieldPath[]>> = {
  ConfigMap: [],
  CronJob: under(CRON_TEMPLATE, POD),
  DaemonSet: [...WORKLOAD, ['spec', 'updateStrategy']],
  Deployment: [...WORKLOAD, ['spec', 'strategy']],
  Job: [...HOOK, ...under(TEMPLATE, POD)],
  Pod: POD,
  StatefulSet: [
    ...WORKLOAD,
    ...['podManagementPolicy', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy'].map((field) => [
      'spec',
      field,
    ]),
  ],
  ReplicaSet: WORKLOAD,
  ReplicationController: WORKLOAD,
  ServiceAccount: [['imagePullSecrets']],
  Role: [['rules']],
  ClusterRole: [['rules']],
  RoleBinding: BINDING,
  ClusterRoleBinding: BINDING,
  Service: ['type', 'clusterIP', 'externalName', 'selector', 'ports'].map((field) => ['spec', field]),
  Ingress: [...ISSUERS, ...['defaultBackend', 'rules', 'tls'].map((field) => ['spec', field])],
  HorizontalPodAutoscaler: ['scaleTargetRef', 'minReplicas', 'maxReplicas'].map((field) => ['spec', field]),
  PodDisruptionBudget: ['selector', 'minAvailable', 'maxUnavailable'].map((field) => ['spec', field]),
  PersistentVolumeClaim: ['accessModes', 'resources', 'storageClassName', 'volumeName'].map((field) => ['spec', field]),
  PriorityClass: [['value'], ['preemptionPolicy']],
  Namespace: [],
  ServiceMonitor: ['selector', 'namespaceSelector', 'endpoints'].map((field) => ['spec', field]),
  PodMonitor: ['selector', 'namespaceSelector', 'podMetricsEndpoints'].map((field) => ['spec', field]),
  NetworkPolicy: ['podSelector', 'ingress', 'egress'].map((field) => ['spec', field]),
  AuthorizationPolicy: ['selector', 'targetRefs', 'rules'].map((field) => ['spec', field]),
  PeerAuthentication: ['selector', 'portLevelMtls'].map((field) => ['spec', field]),
  Telemetry: ['selector', 'targetRefs'].map((field) => ['spec', field]),
};

/**
 * The fields that rules read, those by which pods are scheduled and evicted, and those by which a change is judged, per
 * kind, for what keeps no more of an object than that. A path ends at what is kept whole. Of an object of another kind nothing is read, and of a Secret its name and the keys of `data` and `stringData`.
 */
export const READ_FIELDS: Readonly<Record<string, readonly FieldPath[]>> = Object.fromEntries(
  Object.entries(FIELDS).map(([kind, fields]) => [kind, [...IDENTITY, ...fields]]),
);

/**
 * Texts of which only the URLs are read, per kind: `urlsIn(text).join('\n')` in their place changes nothing. A path ends
 * at a text, or at a map or list of texts at any depth.
 */
export const TEXT_FIELDS: Readonly<Record<string, readonly FieldPath[]>> = {
  ConfigMap: [
    ['data', '*'],
    ['binaryData', '*'],
  ],
  CronJob: under(CRON_TEMPLATE, POD_TEXTS),
  DaemonSet: under(TEMPLATE, POD_TEXTS),
  Deployment: under(TEMPLATE, POD_TEXTS),
  Job: under(TEMPLATE, POD_TEXTS),
  Pod: POD_TEXTS,
  StatefulSet: under(TEMPLATE, POD_TEXTS),
  ReplicaSet: under(TEMPLATE, POD_TEXTS),
  ReplicationController: under(TEMPLATE, POD_TEXTS),
  Ingress: [['metadata', 'annotations', '*']],
  HelmRelease: [['spec', 'values']],
  HelmChart: [['spec', 'valuesContent']],
  Application: [
    ['spec', 'source', 'helm', 'valuesObject'],
    ['spec', 'source', 'helm', 'values'],
  ],
};

function under(prefix: FieldPath, paths: readonly FieldPath[]): readonly FieldPath[] {
  return paths.map((path) => [...prefix, ...path]);
}
