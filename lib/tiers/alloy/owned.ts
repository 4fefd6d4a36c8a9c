import { monitorsOwned, type OwnedValue, resourcesOwned } from '../../charts/owned-value';
import { type Json, valueAt } from '../../kubernetes/json';

const ALLOY = ['collector', 'alloy'];
const EVENTS = [...ALLOY, 'events'];

const MONITOR = monitorsOwned(['serviceMonitor', 'enabled'], 'serviceMonitors');

/** The values of the release for nodes that keys of an environment file decide. */
export const OWNED_BY_NODES: readonly OwnedValue[] = [
  ...resourcesOwned(['alloy', 'resources'], [...ALLOY, 'resources']),
  MONITOR,
];

/** Those of the release for events. */
export const OWNED_BY_EVENTS: readonly OwnedValue[] = [
  ...resourcesOwned(['alloy', 'resources'], [...EVENTS, 'resources']),
  MONITOR,
  { path: ['controller', 'volumeClaimTemplates'], key: [...EVENTS, 'volume'], asKey: sizeOfClaim },
];

function sizeOfClaim(claims: Json): Json | undefined {
  return valueAt(claims, 0, 'spec', 'resources', 'requests', 'storage');
}
