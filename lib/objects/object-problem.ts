/** Steps to a field: names of fields and indices of lists. */
export type FieldPath = readonly (string | number)[];

/** Why the API server would refuse an object, or what it would drop. */
export interface ObjectProblem {
  /** Where in the object; empty for the object itself. */
  readonly path: FieldPath;

  /** What is wrong there, as the rest of a sentence: `must be a whole number, and is "three"`. */
  readonly problem: string;

  /** What it concerns: what identifies and marks the object, what it says, or a text in it that another program reads. */
  readonly about: 'metadata' | 'content' | 'text';

  /** What to do about it, as a clause. @default - nothing is known beyond the problem */
  readonly fix?: string;
}

/** Writes a path as the API server does: `spec.rules[0].host`, `metadata.labels[a/b]`. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** A value in a message: whole if it is short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
