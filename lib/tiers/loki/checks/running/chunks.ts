import type { Json } from '../../../../kubernetes/json';
import { Duration } from '../../../../units/duration';
import { lokiPlanCheck } from '../subject';
import { INGEST_TARGETS, lokiPods, settingIn } from './loki-pods';

/** Loki's own: `RegisterFlags` in grafana/loki@{v3.6.3,v3.7.6}:pkg/ingester/ingester.go */
const IDLE = Duration.minutes(30);
const OLDEST = Duration.hours(2);

const PERIOD = 'ingester.chunk_idle_period';
const AGE = 'ingester.max_chunk_age';

/** A chunk is stored at its age at the latest, however long it would be waited for. */
export const chunkIdle = lokiPlanCheck({
  id: 'loki/chunk-idle',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ingester/ingester.go'],
  finds: 'chunks are to be stored after more idle time than the age at which each of them is stored',
  happens: 'the idle period never ends, and is of no effect',
  remedy: 'let the idle period be shorter than the age',
  needs: ['running'],
  find: ({ running }) => {
    const config = lokiPods(running).find(({ target }) => INGEST_TARGETS.includes(target))?.config;
    if (config === undefined) return [];
    const [idle, age] = [durationOr(settingIn(config, PERIOD), IDLE), durationOr(settingIn(config, AGE), OLDEST)];
    if (idle.milliseconds < age.milliseconds) return [];
    const setting = settingIn(config, PERIOD) === undefined ? AGE : PERIOD;
    return [
      {
        path: config.placeOf(setting.split('.')),
        problem: `a chunk without a new line is stored after ${idle}, and every chunk at an age of ${age}`,
        fix: config.fixOf(PERIOD.split('.'), Duration.milliseconds(age.milliseconds / 2).toGo()),
      },
    ];
  },
});

function durationOr(value: Json | undefined, otherwise: Duration): Duration {
  return (typeof value === 'string' && Duration.parse(value)) || otherwise;
}
