import { Duration } from '../../units/duration';
import { Size } from '../../units/size';
import type { BoundedRetryProps, OtelCollectorProps, OtelReleaseProps } from './props';

/** Defaults of the collectors, for the schema of environment files and for code. */
export const OTEL_DEFAULTS = {
  stateDirectory: '/var/lib/otelcol',
  queue: Size.gibibytes(1),
  labels: 'loki',
  scrapeAnnotations: false,
} as const satisfies Partial<OtelCollectorProps>;

/** Each of the releases. */
export const RELEASE_DEFAULTS = { resources: {}, values: {} } as const satisfies Partial<OtelReleaseProps>;

/** Those of the collector: open-telemetry/opentelemetry-collector@v0.154.0:exporter/exporterhelper/README.md */
export const RETRY_DEFAULTS = {
  initialInterval: Duration.seconds(5),
  maxInterval: Duration.seconds(30),
  jitter: 0.5,
  consumers: 10,
  queueSize: 1000,
} as const satisfies Partial<BoundedRetryProps>;
