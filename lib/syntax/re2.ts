/** What a class without surprises holds: ranges of letters and digits, and characters that mean nothing there. */
const CLASS = String.raw`\[\^?(?:a-z|a-f|A-Z|A-F|0-9|\\w|[\w./:,@ ](?!-[^\]]))+-?\]`;

/** A character that means itself, any character, an escaped one that is no letter, or one of a class. */
const CHARACTER = String.raw`(?:[^\\()[{*+?|^$]|\\[!-/:-@[-\x60{-~]|${CLASS})`;
const REPEATED = String.raw`${CHARACTER}(?:[*+?]\??|\{\d{1,2},?\})?|[|^$]|\\b`;

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
  if (isPlain(pattern, text)) return compiled(pattern, (own) => `^(?:${own})$`).test(text);
  const { RE2JS } = engine();
  return RE2JS.compile(pattern, RE2JS.DOTALL).matches(text);
}

/**
 * Is there anything in a text that matches, line breaks included?
 * @param pattern one that RE2 takes
 */
export function re2Finds(pattern: string, text: string): boolean {
  if (isPlain(pattern, text)) return compiled(pattern, (own) => own).test(text);
  const { RE2JS } = engine();
  return RE2JS.compile(pattern, RE2JS.DOTALL).matcher(text).find();
}

/**
 * A character beyond ASCII may be two for JavaScript, or the capital of another; and its engine tries every way to share
 * a text out among repetitions.
 */
function isPlain(pattern: string, text: string): boolean {
  return PLAIN.test(pattern) && ASCII.test(text) && pattern.split(/[*+{]/).length - 1 <= MOST_REPETITIONS;
}

const MOST_REPETITIONS = 2;

const ASCII = /^[^\u0080-\uffff]*$/;

/** A plain pattern for JavaScript’s engine, which has no room for flags in the pattern. */
function compiled(pattern: string, inside: (own: string) => string): RegExp {
  const [ignoreCase = ''] = pattern.match(/^\(\?i\)/) ?? [];
  return new RegExp(inside(pattern.slice(ignoreCase.length)), ignoreCase === '' ? 's' : 'is');
}

/** Loaded for the first pattern that needs it: all runs would pay for what few environments have. */
const engine = (): typeof import('re2js') => require('re2js');

/** What other engines have at the place where RE2 stops, if anything. */
function lacked(place: string, pattern: string): string | undefined {
  if (/^\(\?<?[=!]/.test(place)) return 'RE2 has no lookaround';
  if (/^\\[1-9k]/.test(place) || (place === '(?P' && pattern.includes('(?P='))) return 'RE2 has no backreferences';
  return undefined;
}
