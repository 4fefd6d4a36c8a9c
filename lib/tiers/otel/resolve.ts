import { withDefaults } from '../../collections/with-defaults';
import { chartNamed } from '../../schema/chart';
import { OTEL_DEFAULTS, RELEASE_DEFAULTS, RETRY_DEFAULTS } from './defaults';
import type { OtelCollectorProps } from './props';
import type { OtelSettings } from './settings';

/** Settings of the collectors themselves, without those of the logs. */
export type OtelOwnProps = Pick<
  OtelCollectorProps,
  'shipper' | 'receiver' | 'chart' | 'stateDirectory' | 'queue' | 'boundedRetry' | 'labels' | 'scrapeAnnotations'
>;

/** Resolves the defaults of the collectors; throws on settings that contradict each other. */
export function resolveOtel({ chart, shipper, receiver, boundedRetry, ...props }: OtelOwnProps): OtelSettings {
  return {
    ...withDefaults(props, OTEL_DEFAULTS),
    chart: chartNamed('opentelemetry-collector', chart),
    shipper: withDefaults(shipper, RELEASE_DEFAULTS),
    receiver: receiver && withDefaults(receiver, RELEASE_DEFAULTS),
    boundedRetry: boundedRetry && withDefaults(boundedRetry, RETRY_DEFAULTS),
  };
}
