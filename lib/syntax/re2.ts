/** A character that means itself, any character, an escaped one that is no letter, or one of a class without surprises. */
const CHARACTER = String.raw`(?:[^\\()[{*+?|^$]|\\[!-/:-@[-\x60{-~]|\[\^?(?:a-z|A-Z|0-9|\w)+\])`;
const REPEATED = String.raw`${CHARACTER}(?:[*+?]\??|\{\d{1,2}\})?|[|^$]`;

/**
 * Patterns that RE2 certainly takes, and for which JavaScript’s engine gives the same answer: characters, each repeated
 * at most once, in flat groups or without. Nearly all patterns are of this kind, and there is no other engine to load.
 */
const PLAIN = new RegExp(String.raw`^(?:\(\?i\))?(?:${REPEATED}|\((?:\?:)?(?:${REPEATED})*\)\??)*$`);

/**
 * Why RE2 refuses a pattern: it is what Loki, Prometheus and the collectors match with, and it lacks what needs
 * backtracking.
 * @returns a clause without a full stop, or `undefined` if there is nothing wrong with the pattern
 */
export function re2Problem(pattern: string): string | undefined {
  if (PLAIN.test(pattern)) return undefined;
  const { RE2JS, RE2JSSyntaxException } = engine();
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof RE2JSSyntaxException)) throw refusal;
    const place = refusal.getPattern() || pattern;
    return `${lacked(place, pattern) ?? refusal.getDescription()}: \`${place}\``;
  }
}

/**
 * Does a whole text match, line breaks included?
 * @param pattern one that RE2 takes
 */
export function re2Matches(pattern: string, text: string): boolean {
  if (PLAIN.test(pattern)) return wholeText(pattern).test(text);
  const { RE2JS } = engine();
  return RE2JS.compile(pattern, RE2JS.DOTALL).matches(text);
}

/** A plain pattern for JavaScript’s engine, which has no room for flags in the pattern. */
function wholeText(pattern: string): RegExp {
  const [ignoreCase = ''] = pattern.match(/^\(\?i\)/) ?? [];
  return new RegExp(`^(?:${pattern.slice(ignoreCase.length)})$`, ignoreCase === '' ? 's' : 'is');
}

/** Loaded for the first pattern that needs it: all runs would pay for what few environments have. */
const engine = (): typeof import('re2js') => require('re2js');

/** What other engines have at the place where RE2 stops, if anything. */
function lacked(place: string, pattern: string): string | undefined {
  if (/^\(\?<?[=!]/.test(place)) return 'RE2 has no lookaround';
  if (/^\\[1-9k]/.test(place) || (place === '(?P' && pattern.includes('(?P='))) return 'RE2 has no backreferences';
  return undefined;
}
