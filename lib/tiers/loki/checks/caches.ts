import { Size } from '../../../units/size';
import { cacheMemory } from '../caches';
import { lokiCheck } from './subject';

export const cachesExceedNode = lokiCheck({
  id: 'loki/caches-exceed-node',
  severity: 'warning',
  since: '0.1.0',
  finds: 'the pods of the caches request more memory than the smallest node has, if `platform.nodeMemory` is given',
  happens: 'a cache may find no node to run on, or take one for itself',
  remedy: 'make `loki.caches` smaller, or leave them out',
  needs: ['loki', 'platform'],
  find: ({ loki: { caches }, platform: { nodeMemory } }) => {
    const pods = [caches.chunks, caches.results].flatMap((size) => (size ? [cacheMemory(size)] : []));
    const total = Size.mebibytes(pods.reduce((sum, size) => sum + size.toMebibytes(), 0));
    if (nodeMemory === undefined || total.bytes <= nodeMemory.bytes) return [];
    return [
      {
        path: ['loki', 'caches'],
        problem: `the pods of the caches request ${total} of memory, and the smallest node has ${nodeMemory}`,
        fix: 'make loki.caches.chunks or loki.caches.results smaller, or leave them out',
      },
    ];
  },
});
