import { type OwnedValue, resourcesOwned } from '../../charts/owned-value';
import { ownedBySection } from '../../schema/takes';
import { promtail } from './schema';

/** The values of the release that keys of an environment file decide. */
export const OWNED: readonly OwnedValue[] = resourcesOwned(['resources'], ['collector', 'promtail', 'resources']).map(
  ownedBySection(['collector', 'promtail'], promtail),
);
