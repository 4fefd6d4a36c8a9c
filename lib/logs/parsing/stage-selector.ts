import { anyOf } from '../../syntax/re2-literal';

/** Writes the selector of the stages `match` of Promtail and Alloy for lines of some namespaces. */
export function linesOf(namespaces: readonly string[]): string {
  return `{namespace=~${JSON.stringify(anyOf(namespaces))}}`;
}

/** Lines of pods, whatever their namespace. */
export const LINES_OF_PODS = '{namespace=~".+"}';

/** Of those, the lines in which all patterns of RE2 are found. They are looked for in turn, until the first is missing. */
export function containing(selector: string, patterns: readonly string[]): string {
  return [selector, ...patterns.map((pattern) => `|~ ${JSON.stringify(pattern)}`)].join(' ');
}
