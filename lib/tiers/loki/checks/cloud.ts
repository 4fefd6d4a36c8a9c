import { isCloud } from '../../../platform/distributions';
import { replicasOf } from '../components';
import { lokiCheck } from './subject';

export const singleBinaryCloud = lokiCheck({
  id: 'loki/single-binary-cloud',
  severity: 'warning',
  since: '0.1.0',
  finds: 'in a cluster that a cloud runs, Loki has the topology monolithic',
  happens:
    'one pod takes no line while it restarts or its node is drained, and neither one nor several can grow where it is needed',
  remedy: 'accept the gaps, or use `loki.topology: distributed`',
  needs: ['loki', 'platform'],
  find: ({ loki, platform: { distribution } }) => {
    if (loki.topology !== 'monolithic' || !isCloud(distribution)) return [];
    const pods = replicasOf(loki, 'single-binary');
    const place = { path: ['loki', 'topology'], fix: MOVE };
    const cluster = `in a cluster of ${distribution.toUpperCase()}`;
    if (pods === 1) return [{ ...place, problem: `one pod is a whole Loki, ${cluster}`, consequence: ONE_POD }];
    const problem = `each of ${pods} pods is a whole Loki, ${cluster}`;
    return [{ ...place, problem, consequence: GROWS_AS_ONE }];
  },
});

/** Every component has other replicas, volumes and stores: only a person can say which. */
const MOVE = 'use loki.topology: distributed on an object store, with replicas for its components';

const ONE_POD =
  'while it restarts, or its node is drained, no line is stored and no query answered, and collectors hold lines back as long as they can; nor does it grow with the load';
const GROWS_AS_ONE =
  'writing and reading can only grow together, and a heavy query slows down the pods that take lines';
