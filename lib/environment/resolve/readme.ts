import type { ReadmeSettings } from '../../plan/environment';
import type { ParsedEnvironment } from '../schema/environment';

/** In the order in which they are written, those of an extended file first. */
export function resolveReadme({ deviations, queries }: ParsedEnvironment['readme']): ReadmeSettings {
  return {
    deviations: Object.entries(deviations).map(([asked, { built, reason }]) => ({ asked, built, reason })),
    queries: Object.entries(queries).map(([title, query]) => ({ title, query })),
  };
}
