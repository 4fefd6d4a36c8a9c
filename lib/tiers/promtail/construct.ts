import type { Construct } from 'constructs';
import { Part } from '../../wiring/part';
import { buildCollector, type CollectorTier } from '../build-collector';
import { PROMTAIL } from './collector';
import type { PromtailProps } from './props';
import { resolvePromtail } from './resolve';

/**
 * Promtail, for stacks that have it: its end of life was in March 2026, which is a warning.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new ExistingLoki(chart, 'loki', { pushUrl: 'https://logs.example.com/loki/api/v1/push' });
 * const promtail = new Promtail(chart, 'promtail', {
 *   namespace: 'logging',
 *   cluster: 'edge',
 *   store: loki,
 *   acknowledge: [{ id: 'promtail/end-of-life', reason: 'Alloy takes over in spring.' }],
 * });
 * new FluxDelivery(chart, 'flux', { parts: [promtail] });
 * app.synth();
 */
export class Promtail extends Part<CollectorTier> {
  constructor(scope: Construct, id: string, props: PromtailProps) {
    const { namespace, chart, resources, stateDirectory, port, values, ...shared } = props;
    const own = { namespace, chart, resources, stateDirectory, port, values };
    super(
      scope,
      id,
      buildCollector(PROMTAIL, shared, 'helm', () => resolvePromtail(own)),
      props,
    );
  }
}
