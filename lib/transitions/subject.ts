import type { SideConfig } from './side';

/** Names what reads a configuration: `release monitoring/loki`, or the pods of a plain object. */
export function subjectOf({ release, namespace, owner }: SideConfig): string {
  return `${release ? 'release' : 'pods of'} ${namespace}/${owner}`;
}
