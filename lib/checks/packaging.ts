import { error, type Finding } from '../findings/finding';
import type { Environment } from '../plan/environment';

/** Only OpenTelemetry comes without Helm. */
export function packagingCollector({
  packaging,
  collector,
}: Pick<Environment, 'packaging' | 'collector'>): readonly Finding[] {
  if (packaging === 'helm' || collector.otel) return [];
  const name = collector.alloy ? 'alloy' : 'promtail';
  return [
    error('packaging/collector', ['collector', name], {
      problem: `${name} only comes as a Helm chart, and packaging is manifests`,
      consequence: 'a Helm release would stand among plain objects, and nothing would install it',
      fix: `collector:\n  otel:\n    shipper:\n      namespace: ${(collector.alloy ?? collector.promtail)?.namespace}\n# or\npackaging: helm`,
    }),
  ];
}
