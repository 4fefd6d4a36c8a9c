import type { Manifest } from '../kubernetes/manifest';

/** Kinds that no engine removes when their file is gone: their volumes, with the lines, would go with them. */
export function isKept({ kind }: Manifest): boolean {
  return kind === 'Namespace' || kind === 'PersistentVolumeClaim';
}
