import { monitorsOwned, type OwnedValue, resourcesOwned } from '../../charts/owned-value';
import { type Json, valueAt } from '../../kubernetes/json';
import { ownedBySection } from '../../schema/takes';
import { alloy } from './schema';

const ALLOY = ['collector', 'alloy'];
const EVENTS = [...ALLOY, 'events'];

const MONITOR = monitorsOwned(['serviceMonitor', 'enabled'], 'serviceMonitors');

/** The values of the release for nodes that keys of an environment file decide. */
export const OWNED_BY_NODES: readonly OwnedValue[] = [
  ...resourcesOwned(['alloy', 'resources'], [...ALLOY, 'resources']).map(ownedBySection(ALLOY, alloy)),
  MONITOR,
];

/** Those of the release for events. */
export const OWNED_BY_EVENTS: readonly OwnedValue[] = [
  ...resourcesOwned(['alloy', 'resources'], [...EVENTS, 'resources']),
  { path: ['controller', 'volumeClaimTemplates'], key: [...EVENTS, 'volume'], asKey: sizeOfClaim },
]
  .map(ownedBySection(ALLOY, alloy))
  .concat(MONITOR);

function sizeOfClaim(claims: Json): Json | undefined {
  return valueAt(claims, 0, 'spec', 'resources', 'requests', 'storage');
}
