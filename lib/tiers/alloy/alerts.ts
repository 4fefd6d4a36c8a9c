import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { jobsOf } from '../../monitoring/rules/watched';
import type { Watched } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { FILE_GAUGES, fallingBehind } from '../falling-behind';
import { pushRules } from '../push-alerts';
import { CONFIG_NOT_LOADED } from './runbooks';

/** Makes the alerts on metrics of Alloy, named alike at every version (charts-values/metrics/alloy.json). */
export function alloyRules(watched: Watched): readonly AlertRule[] {
  const { namespace, workloads } = watched;
  return [
    configNotLoaded({ job: jobsOf(workloads), namespace }),
    ...pushRules(watched, 'loki_write'),
    ...fallingBehind(watched, FILE_GAUGES.alloy),
  ];
}

function configNotLoaded(alloy: Selection): AlertRule {
  return {
    alert: 'AlloyConfigNotLoaded',
    expr: `max by (namespace, pod) (${series('alloy_config_last_load_successful', alloy)}) == 0`,
    for: Duration.minutes(5),
    severity: 'high',
    summary: 'Alloy in {{ $labels.namespace }}/{{ $labels.pod }} refused its configuration',
    description:
      'It goes on with the one before, and with none after a restart. Its log tells the line and the reason.',
    runbook: CONFIG_NOT_LOADED,
  };
}
