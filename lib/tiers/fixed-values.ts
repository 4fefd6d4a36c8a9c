import { type EnvironmentPath, error, type Finding } from '../findings/finding';
import { type Json, type JsonObject, valueAt } from '../kubernetes/json';

/** A value of a chart that the rest of the stack builds on. */
export interface FixedValue {
  readonly path: readonly string[];

  /** What it must stay, if it is given at all. @default - it must not be given */
  readonly value?: Json;

  /** The text to paste. @default - the line is deleted */
  readonly fix?: string;

  /** What happens otherwise. */
  readonly consequence: string;

  /** How bad that is. @default - error */
  readonly report?: typeof error;
}

/**
 * What an override of a chart's values takes away from the rest of the stack.
 * @param id of the findings
 * @param base where the environment file has the values
 */
export function changedValues(
  id: string,
  fixed: readonly FixedValue[],
  values: JsonObject,
  base: EnvironmentPath,
): readonly Finding[] {
  return fixed.flatMap(({ path, value, consequence, fix = 'delete the line', report = error }) => {
    const given = valueAt(values, ...path);
    if (given === undefined || given === value) return [];
    return [
      report(id, [...base, ...path], {
        problem: `${path.join('.')} must ${value === undefined ? 'not be overridden' : `stay ${JSON.stringify(value)}`}`,
        consequence,
        fix,
      }),
    ];
  });
}
