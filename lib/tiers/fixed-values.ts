import { placeOfValue, type Release } from '../charts/release';
import { isSameValue } from '../charts/same-value';
import type { EnvironmentPath } from '../findings/finding';
import type { Found } from '../findings/finding-kind';
import { type Json, type JsonObject, valueAt } from '../kubernetes/json';

/** A value of a chart that the rest of the stack builds on. */
export interface FixedValue {
  /** Path of the key in the values of the chart: `['rbac', 'create']`. */
  readonly path: readonly string[];

  /** What it must stay, if it is given at all. @default - it must not be given */
  readonly value?: Json;

  /** The text to paste. @default - the line is deleted */
  readonly fix?: string;

  /** What happens otherwise. */
  readonly consequence: string;

  /** Whether people may know better. @default - nobody does */
  readonly severity?: 'warning';
}

/**
 * Finds overrides of a chart's values that the rest of the stack can not do without.
 * @param base where the environment file has the values
 */
export function changedValues(
  fixed: readonly FixedValue[],
  values: JsonObject,
  base: EnvironmentPath,
): readonly Found[] {
  return fixed.flatMap(({ path, value, consequence, fix = 'delete the line', severity }) => {
    const given = valueAt(values, ...path);
    if (given === undefined || given === value) return [];
    const must = value === undefined ? 'not be overridden' : `stay ${JSON.stringify(value)}`;
    return [{ path: [...base, ...path], severity, problem: `${path.join('.')} must ${must}`, consequence, fix }];
  });
}

/** Finds values of a release, patches included, that are not those which the rest of the stack builds on. */
export function changedInRelease(fixed: readonly FixedValue[], release: Release): readonly Found[] {
  return fixed.flatMap(({ path, value, consequence, fix = 'delete the line', severity }) => {
    const expected = valueAt(release.own, ...path) ?? value;
    const given = valueAt(release.values, ...path);
    if (given === undefined || isSameValue(given, expected)) return [];
    const must = expected === undefined ? 'not be given' : `stay ${JSON.stringify(expected)}`;
    const problem = `${path.join('.')} of chart ${release.chart.name} must ${must}, and is ${JSON.stringify(given)} here`;
    return [{ path: placeOfValue(release, path), severity, problem, consequence, fix }];
  });
}
