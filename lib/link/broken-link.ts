import { describeObject, type KubeObject } from './kube-object';

/** What a check of the linker is called: its findings are `link/<check>`. */
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

/** Something refers to what does not exist. */
export interface BrokenLink {
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
}

/** What a broken link says. */
export type LinkText = Pick<BrokenLink, 'problem' | 'consequence' | 'fix'>;

export function brokenLink(check: LinkCheck, object: KubeObject, text: LinkText): BrokenLink {
  return { check, object: describeObject(object), origin: object.origin, ...text };
}
