import type { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { type DeliveryProps, PartDelivery } from '../construct';
import type { DeliveryInput } from '../delivery';
import { manifests } from './manifests';
import { namesOf, RELEASES_WITHOUT_HELM } from './releases-kind';

/** Settings of delivery as plain objects. */
export type ManifestsProps = DeliveryProps;

/**
 * Delivers parts as plain objects that people apply, without Helm and without GitOps.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(14),
 *   storage: LokiStorage.filesystem(),
 *   packaging: 'manifests',
 *   gateway: false,
 *   canary: false,
 * });
 * new Manifests(chart, 'manifests', { parts: [loki] });
 * app.synth();
 */
export class Manifests extends PartDelivery {
  constructor(scope: Construct, id: string, props: ManifestsProps) {
    super(scope, id, props, { deliver: manifests(), check: noReleases });
  }
}

function noReleases({ releases }: DeliveryInput): readonly Finding[] {
  if (releases.length === 0) return [];
  return [
    finding(RELEASES_WITHOUT_HELM, {
      path: ['parts'],
      problem: `${namesOf(releases)}, and delivery by manifests installs none`,
      consequence: 'they would be missing without a word',
      fix: "give Loki and the OpenTelemetry collector packaging: 'manifests', or let FluxDelivery deliver them",
    }),
  ];
}
