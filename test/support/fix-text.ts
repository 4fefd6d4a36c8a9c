import type { Fix } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';

/** Matches a fix by what a person reads: a part of the text, or a pattern of it. */
export function fixText(expected: string | RegExp) {
  const matches = (text: string) => (typeof expected === 'string' ? text.includes(expected) : expected.test(text));
  return {
    asymmetricMatch: (fix: Fix) => matches(formatFix(fix)),
    toAsymmetricMatcher: () => `fixText<${expected}>`,
  };
}
