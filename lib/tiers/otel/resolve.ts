import { withDefaults } from '../../collections/with-defaults';
import { chartNamed } from '../../schema/chart';
import { OTEL_DEFAULTS, RELEASE_DEFAULTS, RETRY_DEFAULTS } from './defaults';
import type { OtelCollectorProps } from './props';
import type { OtelSettings } from './settings';

/** What is said of the collectors themselves, and not of what they read. */
export type OtelOwnProps = Pick<
  OtelCollectorProps,
  'shipper' | 'receiver' | 'chart' | 'stateDirectory' | 'queue' | 'boundedRetry' | 'labels' | 'scrapeAnnotations'
>;

/** What is meant by what is said of the OpenTelemetry collectors; throws where nothing can be. */
export function resolveOtel({ chart, shipper, receiver, boundedRetry, ...props }: OtelOwnProps): OtelSettings {
  return {
    ...withDefaults(props, OTEL_DEFAULTS),
    chart: chartNamed('opentelemetry-collector', chart),
    shipper: withDefaults(shipper, RELEASE_DEFAULTS),
    receiver: receiver && withDefaults(receiver, RELEASE_DEFAULTS),
    boundedRetry: boundedRetry && withDefaults(boundedRetry, RETRY_DEFAULTS),
  };
}
