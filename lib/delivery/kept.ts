import type { Manifest } from '../kubernetes/manifest';

/** With a Namespace or a claim go volumes, and the lines on them: no engine removes them because a file is gone. */
export function isKept({ kind }: Manifest): boolean {
  return kind === 'Namespace' || kind === 'PersistentVolumeClaim';
}
