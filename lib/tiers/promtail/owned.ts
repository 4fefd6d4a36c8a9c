import { type OwnedValue, resourcesOwned } from '../../charts/owned-value';

/** The values of the release that keys of an environment file decide. */
export const OWNED: readonly OwnedValue[] = resourcesOwned(['resources'], ['collector', 'promtail', 'resources']);
