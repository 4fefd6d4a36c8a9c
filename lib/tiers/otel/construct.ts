import type { Construct } from 'constructs';
import { USUAL_PACKAGING } from '../../charts/packaging';
import { Part } from '../../wiring/part';
import { buildCollector, type CollectorTier } from '../build-collector';
import { OTEL } from './collector';
import { type IndexedProps, indexLabelsFor } from './index-labels';
import type { OtelCollectorProps } from './props';
import { resolveOtel } from './resolve';

/**
 * OpenTelemetry collectors: they read logs on every node, in one tier or two, and send them over OTLP. Loki makes labels
 * of their attributes only if it is told which.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const collects = [LogSources.pods()];
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(14),
 *   storage: LokiStorage.filesystem(),
 *   otlpIndexLabels: OtelCollector.indexLabels({ collects }),
 * });
 * const shipper = { namespace: 'logging' };
 * const otel = new OtelCollector(chart, 'otel', { shipper, cluster: 'edge', store: loki, collects });
 * new FluxDelivery(chart, 'flux', { parts: [loki, otel] });
 * app.synth();
 */
export class OtelCollector extends Part<CollectorTier> {
  /** Resource attributes that the Loki behind a collector must make index labels: its `otlpIndexLabels`. */
  static indexLabels(props: IndexedProps = {}): readonly string[] {
    return indexLabelsFor(props);
  }

  constructor(scope: Construct, id: string, props: OtelCollectorProps) {
    const { shipper, receiver, chart, packaging = USUAL_PACKAGING, stateDirectory, queue, ...others } = props;
    const { boundedRetry, labels, scrapeAnnotations, ...shared } = others;
    const own = { shipper, receiver, chart, stateDirectory, queue, boundedRetry, labels, scrapeAnnotations };
    super(
      scope,
      id,
      buildCollector(OTEL, shared, packaging, () => resolveOtel(own)),
      props,
    );
  }
}
