import type { Construct } from 'constructs';
import { withDefaults } from '../../collections/with-defaults';
import type { Duration } from '../../units/duration';
import { type DeliveryProps, PartDelivery } from '../construct';
import { FLUX_DEFAULTS } from './defaults';
import { flux } from './flux';

/** Settings of delivery by Flux. */
export interface FluxDeliveryProps extends DeliveryProps {
  /** Namespace of all objects of Flux, HelmReleases and HelmRepositories. @default 'flux-system' */
  readonly namespace?: string;

  /** How often Flux reconciles when nothing has changed. @default Duration.minutes(10) */
  readonly interval?: Duration;

  /** How soon Flux tries again after a failure. @default Duration.minutes(2) */
  readonly retryInterval?: Duration;

  /** How long Flux waits for a release to become ready. @default Duration.minutes(15) */
  readonly timeout?: Duration;
}

/**
 * Delivers parts by Flux: a HelmRelease a release, and the repositories that their charts come from. A Kustomization of
 * yours brings the chart into the cluster.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(14),
 *   storage: LokiStorage.filesystem(),
 * });
 * new FluxDelivery(chart, 'flux', { parts: [loki], interval: Duration.minutes(5) });
 * app.synth();
 */
export class FluxDelivery extends PartDelivery {
  constructor(scope: Construct, id: string, { parts, namespaces, acknowledge, ...props }: FluxDeliveryProps) {
    super(
      scope,
      id,
      { parts, namespaces, acknowledge },
      { deliver: flux({ source: FLUX_DEFAULTS.source, ...withDefaults(props, FLUX_DEFAULTS) }) },
    );
  }
}
