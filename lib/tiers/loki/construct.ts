import type { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import { CheckedConstruct } from '../../schema/checked-construct';
import type { LogDestination, LogSender } from '../../wiring/log-store';
import { Part } from '../../wiring/part';
import { buildExistingLoki, buildLoki, type CalledLoki, type InstalledLoki } from './build';
import { sendersOfExisting, sendersOfInstalled } from './checks/senders';
import type { ExistingLokiProps } from './existing-props';
import type { LokiProps } from './props';

/**
 * A Loki that is installed: it stores lines, and answers queries over them.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(30),
 *   storage: LokiStorage.s3({
 *     region: 'eu-central-1',
 *     buckets: { chunks: 'edge-loki-chunks' },
 *     credentialsSecret: 'loki-s3',
 *   }),
 *   topology: 'distributed',
 *   platform: { distribution: 'k3s', nodes: 3 },
 * });
 * new FluxDelivery(chart, 'flux', { parts: [loki] });
 * app.synth();
 */
export class Loki extends Part<InstalledLoki> implements LogDestination {
  constructor(scope: Construct, id: string, props: LokiProps) {
    super(scope, id, buildLoki(props), props);
  }

  checkSender(sender: LogSender): readonly Finding[] {
    return sendersOfInstalled(this.content, sender);
  }
}

/**
 * A Loki that someone else runs, by its URL: collectors push to it, and Grafana asks it. Nothing of it is delivered.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new ExistingLoki(chart, 'loki', {
 *   pushUrl: 'https://logs.example.com/loki/api/v1/push',
 *   tenant: 'edge',
 *   credentialsSecret: 'loki-credentials',
 * });
 * const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki });
 * new FluxDelivery(chart, 'flux', { parts: [alloy] });
 * app.synth();
 */
export class ExistingLoki extends CheckedConstruct<CalledLoki> implements LogDestination {
  constructor(scope: Construct, id: string, props: ExistingLokiProps) {
    super(scope, id, buildExistingLoki(props), props);
  }

  checkSender(sender: LogSender): readonly Finding[] {
    return sendersOfExisting(this.content.settings, sender);
  }
}
