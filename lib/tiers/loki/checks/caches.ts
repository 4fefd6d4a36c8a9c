import { type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { Size } from '../../../units/size';
import { cacheMemory } from '../caches';

/** The caches leave room on a node for what they speed up. */
export function lokiCaches({
  loki: { caches },
  platform,
}: Pick<InstallingEnvironment, 'loki' | 'platform'>): readonly Finding[] {
  const { nodeMemory } = platform;
  const pods = [caches.chunks, caches.results].flatMap((size) => (size ? [cacheMemory(size)] : []));
  const total = Size.mebibytes(pods.reduce((sum, size) => sum + size.toMebibytes(), 0));
  if (nodeMemory === undefined || total.bytes <= nodeMemory.bytes) return [];
  return [
    warning('loki/caches-exceed-node', ['loki', 'caches'], {
      problem: `the pods of the caches request ${total} of memory, and the smallest node has ${nodeMemory}`,
      consequence: 'a cache may find no node to run on, or take one for itself',
      fix: 'loki:\n  caches:\n    chunks: 512Mi\n    results: 128Mi',
    }),
  ];
}
