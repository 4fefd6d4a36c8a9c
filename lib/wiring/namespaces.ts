import { withDefaults } from '../collections/with-defaults';
import { kubernetesObject } from '../kubernetes/kinds';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest } from '../kubernetes/manifest';
import type { PodSecurityLevel, Workload } from './workload';

type Labels = Readonly<Record<string, string>>;

/** Label of a namespace with the Pod Security level that it enforces. */
export const POD_SECURITY_LABEL = 'pod-security.kubernetes.io/enforce';

const STRICTEST_FIRST: readonly PodSecurityLevel[] = ['restricted', 'baseline', 'privileged'];

/** Props of a namespace. */
export interface NamespaceProps {
  /** Whether someone else owns the namespace: it is used but neither created nor labelled. @default false */
  readonly existing?: boolean;

  /** Pod Security level to enforce. @default - the strictest level that admits what runs there */
  readonly podSecurity?: PodSecurityLevel;

  /** Further labels of the namespace. @default - none */
  readonly labels?: Labels;
}

/** Defaults of a namespace, for the schema of environment files and for code alike. */
export const NAMESPACE_DEFAULTS = { existing: false, labels: {} } as const satisfies NamespaceProps;

/** Fills in the defaults of namespaces. */
export function resolveNamespaces(
  said: Readonly<Record<string, NamespaceProps>> = {},
): Readonly<Record<string, NamespaceSettings>> {
  const resolved = Object.entries(said).map(([name, props]) => [name, withDefaults(props, NAMESPACE_DEFAULTS)]);
  return Object.fromEntries(resolved);
}

/** Settings of a namespace, every default resolved. */
export interface NamespaceSettings {
  /** Someone else owns the namespace: it is used but neither created nor labelled. */
  readonly existing: boolean;

  /** @default - the strictest level that admits what runs there */
  readonly podSecurity?: PodSecurityLevel;

  /** Labels that the namespace gets beside those of its Pod Security level. */
  readonly labels: Labels;
}

/** Tells whether a namespace of this level admits pods that need `needed`. */
export function admits(level: PodSecurityLevel, needed: PodSecurityLevel): boolean {
  return STRICTEST_FIRST.indexOf(level) >= STRICTEST_FIRST.indexOf(needed);
}

/** Lists the levels that admit pods that need `needed`, the strictest first. */
export function levelsAdmitting(needed: PodSecurityLevel): readonly PodSecurityLevel[] {
  return STRICTEST_FIRST.filter((level) => admits(level, needed));
}

/** Finds the strictest Pod Security level that admits all workloads of a namespace. */
export function neededLevel(namespace: string, workloads: readonly Workload[]): PodSecurityLevel {
  return workloads
    .filter((workload) => workload.namespace === namespace)
    .map((workload) => workload.podSecurity)
    .reduce((widest, level) => (admits(widest, level) ? widest : level), 'restricted' as PodSecurityLevel);
}

/** Lists the namespaces that objects are in, each once. */
export function namespacesOf(objects: readonly Manifest[]): readonly string[] {
  return [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))];
}

/**
 * Makes the Namespaces that workloads run in, without those that someone else owns.
 *
 * @param labelsOf further labels of a namespace, which the environment's own replace
 */
export function namespaceObjects(
  workloads: readonly Workload[],
  settings: Readonly<Record<string, NamespaceSettings>>,
  labelsOf: (name: string) => Labels = () => ({}),
): readonly Manifest[] {
  const names = [...new Set(workloads.map((workload) => workload.namespace))].sort();
  return names
    .filter((name) => settings[name]?.existing !== true)
    .map((name) => {
      const level = settings[name]?.podSecurity ?? neededLevel(name, workloads);
      return namespaceObject(name, { ...podSecurityLabels(level), ...labelsOf(name), ...settings[name]?.labels });
    });
}

function namespaceObject(name: string, labels: Labels): Manifest {
  return kubernetesObject('Namespace', { name, labels: { ...PART_OF, ...labels } }, {});
}

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces */
function podSecurityLabels(level: PodSecurityLevel): Labels {
  const modes = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, level],
    [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
  ]);
  return Object.fromEntries(modes);
}
