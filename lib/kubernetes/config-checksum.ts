import { createHash } from 'node:crypto';

/** Annotation of a pod whose program reads its configuration once: a change of the text must be one of the pod. */
export function configChecksum(config: string): Readonly<Record<string, string>> {
  return { 'checksum/config': createHash('sha256').update(config).digest('hex') };
}
