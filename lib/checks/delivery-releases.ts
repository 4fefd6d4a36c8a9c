import { error, type Finding } from '../findings/finding';
import type { StackPlan } from '../plan/plan';

/** Nobody installs a Helm release where people apply manifests. */
export function releasesWithoutHelm({
  environment: { delivery, packaging, collector },
  releases,
}: Pick<StackPlan, 'environment' | 'releases'>): readonly Finding[] {
  if (!delivery.manifests || releases.length === 0) return [];
  const names = releases.map(({ name }) => name).join(', ');
  const [chosen] = Object.keys(collector);
  const plain = collector.otel
    ? 'packaging: manifests'
    : `packaging: manifests\ncollector:\n  otel: …   # ${chosen} is only packaged for Helm`;
  const engine = 'delivery:\n  flux: {}';
  return [
    error('delivery/releases-without-helm', ['delivery', 'manifests'], {
      problem: `${names} ${releases.length === 1 ? 'is a Helm release' : 'are Helm releases'}, and delivery by manifests installs none`,
      consequence: 'they would be missing without a word',
      fix: packaging === 'manifests' ? engine : `${plain}\nor let an engine with Helm deliver them:\n${engine}`,
    }),
  ];
}
