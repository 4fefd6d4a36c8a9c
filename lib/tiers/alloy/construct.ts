import type { Construct } from 'constructs';
import { Part } from '../../wiring/part';
import { buildCollector, type CollectorTier } from '../build-collector';
import { ALLOY } from './collector';
import type { AlloyProps } from './props';
import { resolveAlloy } from './resolve';

/**
 * Grafana Alloy: reads logs on every node, and Kubernetes events once, and pushes them to a Loki.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new ExistingLoki(chart, 'loki', { pushUrl: 'https://logs.example.com/loki/api/v1/push' });
 * const alloy = new Alloy(chart, 'alloy', {
 *   namespace: 'logging',
 *   cluster: 'edge',
 *   store: loki,
 *   collects: [LogSources.pods({ excludeNamespaces: ['noisy'] }), LogSources.journal(), LogSources.events()],
 * });
 * new FluxDelivery(chart, 'flux', { parts: [alloy] });
 * app.synth();
 */
export class Alloy extends Part<CollectorTier> {
  constructor(scope: Construct, id: string, props: AlloyProps) {
    const { namespace, chart, resources, stateDirectory, events, values, ...shared } = props;
    const own = { namespace, chart, resources, stateDirectory, events, values };
    super(
      scope,
      id,
      buildCollector(ALLOY, shared, 'helm', () => resolveAlloy(own)),
      props,
    );
  }
}
