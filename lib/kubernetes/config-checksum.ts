import { createHash } from 'node:crypto';

/** Hashes a configuration into a pod annotation, so that a change of the text restarts the pod. */
export function configChecksum(config: string): Readonly<Record<string, string>> {
  return { 'checksum/config': createHash('sha256').update(config).digest('hex') };
}
