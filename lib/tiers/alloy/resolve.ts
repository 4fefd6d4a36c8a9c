import { withDefaults } from '../../collections/with-defaults';
import { chartNamed } from '../../schema/chart';
import { ALLOY_DEFAULTS, EVENTS_DEFAULTS } from './defaults';
import type { AlloyProps } from './props';
import type { AlloySettings } from './settings';

/** What is said of Alloy itself, and not of what it reads. */
export type AlloyOwnProps = Pick<
  AlloyProps,
  'namespace' | 'chart' | 'resources' | 'stateDirectory' | 'events' | 'values'
>;

/** What is meant by what is said of an Alloy; throws where nothing can be. */
export function resolveAlloy({ chart, events = {}, ...props }: AlloyOwnProps): AlloySettings {
  return {
    ...withDefaults(props, ALLOY_DEFAULTS),
    chart: chartNamed('alloy', chart),
    events: withDefaults(events, EVENTS_DEFAULTS),
  };
}
