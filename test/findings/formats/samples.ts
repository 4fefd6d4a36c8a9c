import type { Finding } from '../../../lib/findings/finding';
import { FORMATS, type FormatName, formatFindingsAs } from '../../../lib/findings/formats/all';
import type { FormatContext } from '../../../lib/findings/formats/context';
import { findingAt, type LocatedFinding, type Place } from '../../../lib/findings/located-finding';
import { FINDING_KINDS } from '../../../lib/synth/finding-kinds';

export const CONTEXT: FormatContext = {
  kinds: FINDING_KINDS,
  version: '0.2.0',
  folder: '/work/repo/clusters/eu',
  root: '/work/repo',
};

export const PLACE: Place = { file: 'environments/production.yaml', line: 14, column: 5 };

export function found(changes: Partial<Finding> = {}, place: Place = PLACE): LocatedFinding {
  return findingAt(place, {
    id: 'loki/replication-factor',
    severity: 'error',
    path: ['loki', 'replicas', 'write'],
    problem: 'there are fewer ingesters than copies',
    consequence: 'Loki refuses every line',
    fix: 'write 3 replicas',
    ...changes,
  });
}

/** What a format makes of findings. */
export function printed(
  format: FormatName,
  all: readonly LocatedFinding[],
  context: Partial<FormatContext> = {},
): string {
  return formatFindingsAs(format, all, { ...CONTEXT, ...context });
}

export const ALL_FORMATS = Object.keys(FORMATS) as readonly FormatName[];
