import { isCloud } from '../../../platform/distributions';
import { replicasOf } from '../components';
import { lokiCheck } from './subject';

export const singleBinaryCloud = lokiCheck({
  id: 'loki/single-binary-cloud',
  severity: 'error',
  milder: 'several pods are each a whole Loki',
  since: '0.1.0',
  finds: 'in a cluster that a cloud runs, Loki has the topology monolithic',
  happens: 'the cloud may take away the one node of Loki at any time, or several pods can only grow together',
  remedy: 'use `loki.topology: distributed`',
  needs: ['loki', 'platform'],
  find: ({ loki, platform: { distribution } }) => {
    if (loki.topology !== 'monolithic' || !isCloud(distribution)) return [];
    const pods = replicasOf(loki, 'single-binary');
    const place = { path: ['loki', 'topology'], fix: MOVE };
    const cluster = `in a cluster of ${distribution.toUpperCase()}`;
    if (pods === 1) return [{ ...place, problem: `one pod is a whole Loki, ${cluster}`, consequence: NODE_GONE }];
    const problem = `each of ${pods} pods is a whole Loki, ${cluster}`;
    return [{ ...place, severity: 'warning', problem, consequence: GROWS_AS_ONE }];
  },
});

/** Every component has other replicas, volumes and stores: only a person can say which. */
const MOVE = 'use loki.topology: distributed on an object store, with replicas for its components';

const NODE_GONE = 'its node is one that the cloud may take away, and until another has its volume no line is taken';
const GROWS_AS_ONE =
  'writing and reading can only grow together, and a heavy query slows down the pods that take lines';
