/** Whether objects of a kind are in a namespace each, or in none. */
export type Scope = 'Namespaced' | 'Cluster';

/** Tells the scope of a kind of a group; `undefined` if nobody says. */
export type ScopeOf = (group: string, kind: string) => Scope | undefined;

/** Kinds of Kubernetes 1.34 without a namespace: `kubectl api-resources --namespaced=false` of its API server. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  ...['APIService', 'CSIDriver', 'CSINode', 'CertificateSigningRequest', 'ClusterRole', 'ClusterRoleBinding'],
  ...['ClusterTrustBundle', 'ComponentStatus', 'CustomResourceDefinition', 'DeviceClass', 'DeviceTaintRule'],
  ...['FlowSchema', 'IPAddress', 'IngressClass', 'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
  ...['MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume', 'PriorityClass'],
  ...['PriorityLevelConfiguration', 'ResourceSlice', 'RuntimeClass', 'SelfSubjectAccessReview', 'SelfSubjectReview'],
  ...['SelfSubjectRulesReview', 'ServiceCIDR', 'StorageClass', 'StorageVersion', 'StorageVersionMigration'],
  ...['SubjectAccessReview', 'TokenReview', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ...['ValidatingWebhookConfiguration', 'VolumeAttachment', 'VolumeAttributesClass'],
]);

/** Groups of Kubernetes itself: many others end with `k8s.io` as well. */
const BUILT_IN: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy', 'admissionregistration.k8s.io', 'apiextensions.k8s.io'],
  ...['apiregistration.k8s.io', 'authentication.k8s.io', 'authorization.k8s.io', 'certificates.k8s.io'],
  ...['coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'flowcontrol.apiserver.k8s.io'],
  ...['internal.apiserver.k8s.io', 'networking.k8s.io', 'node.k8s.io', 'rbac.authorization.k8s.io'],
  ...['resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io', 'storagemigration.k8s.io'],
]);

/** Custom kinds that stacks have; those with a CRD in `crds/` are all in namespaces. */
const CUSTOM: Readonly<Record<string, Scope>> = {
  'cert-manager.io ClusterIssuer': 'Cluster',
  'gateway.networking.k8s.io GatewayClass': 'Cluster',
  'snapshot.storage.k8s.io VolumeSnapshotClass': 'Cluster',
  'snapshot.storage.k8s.io VolumeSnapshotContent': 'Cluster',
};

/** Groups of which all kinds that stacks write are in namespaces: those of `crds/`. */
const CUSTOM_GROUPS = [
  'argoproj.io',
  'helm.cattle.io',
  'helm.toolkit.fluxcd.io',
  'kustomize.toolkit.fluxcd.io',
  'monitoring.coreos.com',
  'security.istio.io',
  'source.toolkit.fluxcd.io',
  'telemetry.istio.io',
];

/** Tells whether a group is one of Kubernetes' own. */
export function isBuiltIn(group: string): boolean {
  return BUILT_IN.has(group);
}

/** Tells the scope of kinds that Kubernetes itself has, or that stacks of this project have. */
export const knownScope: ScopeOf = (group, kind) => {
  if (isBuiltIn(group)) return CLUSTER_SCOPED.has(kind) ? 'Cluster' : 'Namespaced';
  const custom = CUSTOM[`${group} ${kind}`];
  if (custom !== undefined) return custom;
  // ClusterAnalysisTemplate of Argo Rollouts, ClusterWorkflowTemplate of Argo Workflows.
  if (group === 'argoproj.io' && kind.startsWith('Cluster')) return 'Cluster';
  return CUSTOM_GROUPS.includes(group) ? 'Namespaced' : undefined;
};

/** The group of an `apiVersion`; empty for kinds as old as Kubernetes. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}
