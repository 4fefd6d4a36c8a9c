import { withDefaults } from '../../collections/with-defaults';
import { chartNamed } from '../../schema/chart';
import { PROMTAIL_DEFAULTS } from './defaults';
import type { PromtailProps } from './props';
import type { PromtailSettings } from './settings';

/** Settings of Promtail itself, without those of the logs. */
export type PromtailOwnProps = Pick<
  PromtailProps,
  'namespace' | 'chart' | 'resources' | 'stateDirectory' | 'port' | 'values'
>;

/** Resolves the defaults of Promtail; throws on settings that contradict each other. */
export function resolvePromtail({ chart, ...props }: PromtailOwnProps): PromtailSettings {
  return { ...withDefaults(props, PROMTAIL_DEFAULTS), chart: chartNamed('promtail', chart) };
}
