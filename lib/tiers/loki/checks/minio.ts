import { kindOf } from '../storage/kinds';
import { lokiCheck } from './subject';

export const bundledMinio = lokiCheck({
  id: 'loki/minio',
  severity: 'warning',
  since: '0.1.0',
  finds: 'lines are kept in the MinIO that the chart bundles',
  happens: 'its images are no longer maintained, and the logs live and die with the node of its volumes',
  remedy: 'keep lines in an object store of its own, or accept it where losing them is no loss',
  needs: ['loki'],
  find: ({ loki: { storage } }) => {
    if (kindOf(storage).companion === undefined) return [];
    return [
      {
        path: ['loki', 'storage', 'minio'],
        problem: 'the logs are kept in the one MinIO pod that the chart bundles',
        fix: 'keep lines in an object store of its own, with its address, its bucket and a Secret under loki.storage',
      },
    ];
  },
});
