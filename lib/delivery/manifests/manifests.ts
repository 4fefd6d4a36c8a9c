import type { Delivery, DeliveryEngine, DeliveryInput } from '../delivery';
import { STAGES } from '../stage';
import { MANIFESTS_NOTES } from './notes';

/**
 * Delivery by people: the objects as they are, applied with npx cdk8s-logging deploy. Nobody here understands Helm, so releases
 * are left out: lib/checks/delivery-releases.ts refuses them.
 */
export function manifests(): DeliveryEngine {
  return deliver;
}

function deliver({ prerequisites, objects, configs, secrets }: DeliveryInput): Delivery {
  const stages = { prerequisites, releases: objects, configs };
  return {
    engine: 'manifests',
    notes: MANIFESTS_NOTES,
    awaitedSecrets: secrets,
    entry: [],
    appliedWithEntry: STAGES.filter((stage) => stages[stage].length > 0),
    stages,
  };
}
