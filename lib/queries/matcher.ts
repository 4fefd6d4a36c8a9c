import { re2Matches } from '../syntax/re2';

/** Condition on the value of a label: `namespace=~"loki|tempo"`. */
export interface LabelMatcher {
  /** Name of the label. */
  readonly label: string;

  /** Comparison: equality, or a match of the whole value by a pattern of RE2. */
  readonly op: '=' | '!=' | '=~' | '!~';

  /** Value or pattern, without quotes. */
  readonly value: string;
}

/**
 * Does a value pass? A label that is absent has an empty one.
 * @param matcher its pattern is one that RE2 takes
 */
export function matches({ op, value: wanted }: LabelMatcher, value: string): boolean {
  switch (op) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '=~':
      return re2Matches(wanted, value);
    case '!~':
      return !re2Matches(wanted, value);
  }
}

/** Tells whether the label must be there: `x!="a"`, `x=""` and `x=~".*"` also find lines without it. */
export function requiresLabel(matcher: LabelMatcher): boolean {
  return !matches(matcher, '');
}

export function formatMatcher({ label, op, value }: LabelMatcher): string {
  return `${label}${op}${JSON.stringify(value)}`;
}
