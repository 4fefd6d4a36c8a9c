import { setKey } from '../../../findings/repair';
import { kindOf } from '../storage/kinds';
import { lokiCheck } from './subject';

export const filesystemReplicas = lokiCheck({
  id: 'loki/filesystem-replicas',
  severity: 'error',
  since: '0.1.0',
  finds: 'lines are kept on the volume of a pod, and Loki is more than one pod',
  happens: 'the chart refuses to render, because each pod would know only its own part of the logs',
  remedy: 'run one monolithic pod, or keep lines in an object store',
  needs: ['loki'],
  find: ({ loki: { storage, topology, replicas } }) => {
    if (kindOf(storage).isShared) return [];
    const pods = replicas['single-binary'] ?? 1;
    if (topology === 'monolithic' && pods <= 1) return [];
    const monolithic = topology === 'monolithic';
    return [
      {
        path: monolithic ? ['loki', 'replicas', 'single-binary'] : ['loki', 'topology'],
        problem: monolithic
          ? `${pods} pods have filesystem storage, which no two pods share`
          : `the topology ${topology} has filesystem storage, which its pods don't share`,
        fix: monolithic
          ? setKey(['loki', 'replicas', 'single-binary'], 1, { otherwise: 'keep lines in an object store' })
          : 'keep lines in an object store, or let one pod be the whole Loki: loki.topology: monolithic, without replicas of other components',
      },
    ];
  },
});
