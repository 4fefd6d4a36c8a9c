import { withDefaults } from '../../collections/with-defaults';
import { chartNamed } from '../../schema/chart';
import { ALLOY_DEFAULTS, EVENTS_DEFAULTS } from './defaults';
import type { AlloyProps } from './props';
import type { AlloySettings } from './settings';

/** Settings of Alloy itself, without those of the logs. */
export type AlloyOwnProps = Pick<
  AlloyProps,
  'namespace' | 'chart' | 'resources' | 'stateDirectory' | 'events' | 'values'
>;

/** Resolves the defaults of Alloy; throws on settings that contradict each other. */
export function resolveAlloy({ chart, events = {}, ...props }: AlloyOwnProps): AlloySettings {
  return {
    ...withDefaults(props, ALLOY_DEFAULTS),
    chart: chartNamed('alloy', chart),
    events: withDefaults(events, EVENTS_DEFAULTS),
  };
}
