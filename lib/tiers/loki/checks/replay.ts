import { valueAt } from '../../../kubernetes/json';
import { Size } from '../../../units/size';
import { limitsIn } from '../../limits';
import { COMPONENTS, ROLES } from '../components';
import { lokiBytes } from '../replay';
import { lokiPlanCheck } from './subject';

const CEILING = ['loki', 'ingester', 'wal', 'replay_memory_ceiling'];

export const replayCeiling = lokiPlanCheck({
  id: 'loki/replay-ceiling',
  severity: 'error',
  since: '0.2.0',
  finds: 'Loki may fill more memory with its write-ahead log than its container may use',
  happens: 'after a crash it reads the log, is killed for its memory, and begins again: it never gets ready',
  remedy: 'leave the ceiling to follow from the limit under `loki.resources`, or set it to three quarters of the limit',
  needs: ['loki', 'releases'],
  find: ({ loki, releases }) => {
    const { valuesKey } = COMPONENTS[ROLES[loki.topology].ingest];
    return releases
      .filter(({ chart }) => chart.name === 'loki')
      .flatMap(({ values, valuesPath }) => {
        const { memory = '' } = limitsIn(values, valuesKey, 'resources');
        const ceiling = String(valueAt(values, ...CEILING) ?? '');
        const [limit, bytes] = [Size.parse(memory)?.bytes, lokiBytes(ceiling)];
        if (limit === undefined || bytes === undefined || bytes <= limit) return [];
        return [
          {
            path: [...valuesPath, ...CEILING],
            problem: `Loki may fill ${ceiling} with its write-ahead log, and its container may use ${memory}`,
            fix: `delete the line, or raise the limit under loki.resources:\n  limits: { memory: ${Math.ceil(bytes / 0.75 / 2 ** 20)}Mi }`,
          },
        ];
      });
  },
});
