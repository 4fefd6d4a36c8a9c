import type { ResolvedPromtail } from '../../../lib/tiers/promtail/settings';
import { promtailTier } from '../../../lib/tiers/promtail/tier';
import { fromTier, releaseWith } from '../delivered';
import { lokiIndexing, smallLoki } from '../loki';
import type { Container } from '../promtail-config';
import type { PromtailParts } from '../promtail-stack';

/** The Promtail that props ask for, with a Loki that has tenants. */
export function promtailParts(props: ResolvedPromtail, containers: readonly Container[]): PromtailParts {
  const { values } = releaseWith(fromTier(promtailTier(props)), 'config', 'snippets');
  return { values, containers, loki: smallLoki(lokiIndexing(['service.name'])) };
}
