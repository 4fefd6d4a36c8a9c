import type { JsonObject } from '../../kubernetes/json';
import type { RelabelRule } from '../relabel';

/** Rules of relabelling as Promtail writes them. */
export function relabelConfigs(rules: readonly RelabelRule[]): JsonObject[] {
  return rules.map(({ settings }) =>
    Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
    ),
  );
}
