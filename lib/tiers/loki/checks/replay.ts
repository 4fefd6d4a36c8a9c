import type { RunningConfig } from '../../../charts/running';
import type { Fix } from '../../../findings/finding';
import { valueAt } from '../../../kubernetes/json';
import { byteSize } from '../../../programs/go-size';
import { quantity } from '../../../units/quantity';
import { INGEST_TARGETS, lokiPods, settingIn } from './running/loki-pods';
import { lokiPlanCheck } from './subject';

const CEILING = 'ingester.wal.replay_memory_ceiling';

export const replayCeiling = lokiPlanCheck({
  id: 'loki/replay-ceiling',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ingester/wal.go', 'grafana/loki@v3.6.3:pkg/ingester/replay_controller.go'],
  finds: 'Loki may fill more memory with its write-ahead log than its container may use',
  happens: 'after a crash it reads the log, is killed for its memory, and begins again: it never gets ready',
  remedy: 'leave the ceiling to follow from the limit under `loki.resources`, or set it to three quarters of the limit',
  needs: ['running'],
  find: ({ running }) => {
    // Ingesters of several zones are alike.
    const pods = lokiPods(running).find(({ target }) => INGEST_TARGETS.includes(target));
    if (pods === undefined) return [];
    const { config, container } = pods;
    const memory = String(valueAt(container.resources, 'limits', 'memory') ?? '');
    const ceiling = String(settingIn(config, CEILING) ?? '');
    const [limit, bytes] = [quantity(memory), byteSize(ceiling)];
    if (limit === undefined || bytes === undefined || bytes <= limit) return [];
    return [
      {
        path: config.placeOf(CEILING.split('.')),
        problem: `Loki may fill ${ceiling} with its write-ahead log, and its container may use ${memory}`,
        fix: withoutCeiling(
          config,
          `raise the limit of its memory under loki.resources to ${Math.ceil(bytes / 0.75 / 2 ** 20)}Mi`,
        ),
      },
    ];
  },
});

function withoutCeiling(config: RunningConfig, otherwise: string): Fix {
  const removal = config.removalOf(CEILING.split('.'));
  return removal ? { ...removal, otherwise } : otherwise;
}
