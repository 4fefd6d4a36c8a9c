import { lokiPlanCheck } from '../subject';
import { lokiPods, settingIn } from './loki-pods';

/** Where pods find each other, of all jobs and of ingesters alone. */
const STORES = ['common.ring.kvstore.store', 'ingester.lifecycler.ring.kvstore.store'];

/** Several pods of Loki find each other. */
export const ringsShared = lokiPlanCheck({
  id: 'loki/ring-alone',
  severity: 'error',
  since: '0.2.0',
  finds: 'several pods of Loki keep the ring of their members in memory, each its own',
  happens: 'each pod knows only itself: lines are refused, or kept where no query looks for them',
  remedy: 'let pods find each other with memberlist, or run one pod',
  needs: ['running'],
  find: ({ running }) => {
    const all = lokiPods(running);
    const pods = all.reduce((sum, { workload }) => sum + (workload.replicas ?? 1), 0);
    const config = all[0]?.config;
    if (config === undefined || pods < 2) return [];
    return STORES.filter((store) => settingIn(config, store) === 'inmemory').map((store) => ({
      path: config.placeOf(store.split('.')),
      problem: `${store} is inmemory, and ${pods} pods are to find each other`,
      fix: config.fixOf(store.split('.'), 'memberlist'),
    }));
  },
});
