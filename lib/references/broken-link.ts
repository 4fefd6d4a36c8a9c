import type { Declaration } from './declaration';
import { describeObject, type KubeObject } from './kube-object';

/** Name of a check of the linker: its findings are `link/<check>`. */
export type LinkCheck =
  | 'url'
  | 'service'
  | 'selector'
  | 'port'
  | 'monitor'
  | 'policy'
  | 'secret'
  | 'config-map'
  | 'account'
  | 'delivery'
  | 'datasource'
  | 'listener'
  | 'object'
  | 'workload';

/** A reference to what does not exist. */
export interface BrokenLink {
  /** The check that found it; `port` reports `link/port`. */
  readonly check: LinkCheck;

  /** The object that refers, as `describeObject` names it. */
  readonly object: string;

  /** Where that was read. */
  readonly origin: string;

  /** What is the case, in one sentence without a full stop. */
  readonly problem: string;

  /** What happens in the cluster if nothing is done, in one sentence without a full stop. */
  readonly consequence: string;

  /** What to write instead, or the step to take: names what exists and is nearest. */
  readonly fix: string;

  /** What to declare if the fault is none. @default - nothing: it is one */
  readonly declaration?: Declaration;

  /** It may well be meant so. @default - it is an error */
  readonly severity?: 'warning';

  /** Namespaces in which one object more would mend it; `anywhere` if it could be in any, or in none. */
  readonly mendedIn: MendedIn;
}

export type MendedIn = readonly string[] | 'anywhere';

/** Texts of a broken link. */
export type LinkText = Pick<BrokenLink, 'problem' | 'consequence' | 'fix' | 'declaration'>;

/** @param mendedIn its own namespace, unless what is missing would be in another one */
export function brokenLink(
  check: LinkCheck,
  object: KubeObject,
  text: LinkText,
  mendedIn: MendedIn = inNamespace(object.namespace),
): BrokenLink {
  return { check, object: describeObject(object), origin: object.origin, ...text, mendedIn };
}

/** What has no namespace may come from anywhere. */
export function inNamespace(namespace: string | undefined): MendedIn {
  return namespace === undefined ? 'anywhere' : [namespace];
}
