import { COLLECTOR_NAMES, type CollectorSettings } from '../../plan/collectors';
import type { ParsedEnvironment } from '../schema/environment';

/** Finds the one collector that is given. */
export function resolveCollector(parsed: ParsedEnvironment['collector']): CollectorSettings {
  const [name] = COLLECTOR_NAMES.filter((candidate) => parsed[candidate] !== undefined);
  if (name === undefined) throw new Error('the schema lets no environment without a collector through');
  return { [name]: parsed[name] } as CollectorSettings; // the name and the settings belong together
}
