import { findChart } from '../../charts/catalog';
import type { Finding } from '../../findings/finding';
import { startsWith } from '../../findings/paths';
import { type JsonObject, valueAt } from '../../kubernetes/json';
import type { LockedCharts } from '../../rendered/locked-charts';
import { mergeLayers } from '../yaml/merge';
import { CHART_PLACES, type ChartPlace, type WrittenChart, writtenChart } from './places';

/**
 * Fills in the versions of charts that an environment was rendered with last, where its files name none: another version
 * of this tool brings no other chart by itself. What is written wins.
 * @param data of an environment, with all that it extends
 * @param locked is asked only where a version is missing
 */
export function withLockedCharts(data: JsonObject, locked: () => LockedCharts): JsonObject {
  return CHART_PLACES.reduce((filled, place) => {
    const written = writtenChart(data, place);
    if (!written || written.version !== undefined) return filled;
    const version = lockedVersion(place, written, locked());
    return version === undefined ? filled : mergeLayers(filled, pinned(place, { ...written, version }));
  }, data);
}

/**
 * Says of what is wrong with a chart that nobody wrote it.
 * @param data before and after `withLockedCharts`
 */
export function withLockNamed(
  findings: readonly Finding[],
  { written, filled }: { readonly written: JsonObject; readonly filled: JsonObject },
): readonly Finding[] {
  return findings.map((found) => {
    const isChart = CHART_PLACES.some(({ section }) => startsWith(found.path, [...section, 'chart']));
    const isWritten = valueAt(written, ...found.path) === valueAt(filled, ...found.path);
    return isChart && !isWritten ? { ...found, problem: `${found.problem}, which its lock names` } : found;
  });
}

/**
 * Finds the version that an environment was rendered with last.
 * @returns `undefined` if none is known, or if it is of another repository than the one that is written
 */
export function lockedVersion(
  { name }: ChartPlace,
  { repository }: WrittenChart,
  locked: LockedCharts,
): string | undefined {
  const version = locked.get(name);
  if (version === undefined) return undefined;
  const { kind } = findChart(name, { version, ...(repository !== undefined && { repository }) });
  return kind === 'other-repository' ? undefined : version;
}

function pinned({ section }: ChartPlace, { ...chart }: WrittenChart): JsonObject {
  return section.reduceRight<JsonObject>((below, step) => ({ [step]: below }), { chart });
}
