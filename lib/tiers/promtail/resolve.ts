import { withDefaults } from '../../collections/with-defaults';
import { chartNamed } from '../../schema/chart';
import { PROMTAIL_DEFAULTS } from './defaults';
import type { PromtailProps } from './props';
import type { PromtailSettings } from './settings';

/** What is said of Promtail itself, and not of what it reads. */
export type PromtailOwnProps = Pick<
  PromtailProps,
  'namespace' | 'chart' | 'resources' | 'stateDirectory' | 'port' | 'values'
>;

/** What is meant by what is said of a Promtail; throws where nothing can be. */
export function resolvePromtail({ chart, ...props }: PromtailOwnProps): PromtailSettings {
  return { ...withDefaults(props, PROMTAIL_DEFAULTS), chart: chartNamed('promtail', chart) };
}
