import type { RunningConfig } from '../../../../charts/running';
import type { Fix } from '../../../../findings/finding';
import { together } from '../../../../findings/repair';
import { FACTOR_ABOVE_REPLICAS, quorum } from '../replication';
import { lokiPlanCheck } from '../subject';
import { INGEST_TARGETS, lokiPods, settingIn } from './loki-pods';

/** Where Loki looks for the number of copies, the first that is said: `ring` wins over `common`. */
const FACTORS = ['ingester.lifecycler.ring.replication_factor', 'common.replication_factor'];

/** With everything merged, as many pods take lines as a push needs. */
export const factorAboveRunning = lokiPlanCheck({
  ...FACTOR_ABOVE_REPLICAS,
  needs: ['running'],
  find: ({ running }) => {
    const ingesters = lokiPods(running).filter(({ target }) => INGEST_TARGETS.includes(target));
    const [first] = ingesters;
    const pods = ingesters.reduce((sum, { workload }) => sum + (workload.replicas ?? Number.POSITIVE_INFINITY), 0);
    const setting = first && FACTORS.find((each) => settingIn(first.config, each) !== undefined);
    if (first === undefined || setting === undefined) return [];
    const factor = Number(settingIn(first.config, setting));
    if (!(factor > pods)) return [];
    return [
      {
        path: first.config.placeOf(setting.split('.')),
        problem: `${setting} asks for ${factor} copies of each line, and ${pods === 1 ? '1 pod takes' : `${pods} pods take`} lines`,
        consequence:
          pods < quorum(factor)
            ? `a push needs ${quorum(factor)} pods to succeed, so every push fails`
            : 'a push succeeds only while all pods run, so every restart stops ingestion',
        fix: fixOf(first.config, setting, pods),
      },
    ];
  },
});

/** The key says how many, and nothing else may say it before. */
function fixOf(config: RunningConfig, setting: string, pods: number): Fix {
  const fix = config.fixOf(['common', 'replication_factor'], pods);
  const removal = setting.startsWith('common') ? undefined : config.removalOf(setting.split('.'));
  return removal === undefined || typeof fix === 'string' ? fix : together([removal, fix]);
}
