import type { SideConfig, SideWorkload } from './side';

/** Names what reads a configuration: `release monitoring/loki`, or the pods of a plain object. */
export function subjectOfConfig({
  release,
  namespace,
  owner,
}: Pick<SideConfig, 'release' | 'namespace' | 'owner'>): string {
  return `${release ? 'release' : 'pods of'} ${namespace}/${owner}`;
}

/** Names what has pods, as messages name objects: `StatefulSet monitoring/loki-write`. */
export function subjectOfWorkload({ kind, namespace, name }: SideWorkload): string {
  return `${kind} ${namespace}/${name}`;
}
