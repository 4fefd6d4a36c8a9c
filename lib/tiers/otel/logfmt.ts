import { LOGFMT_LINE } from '../../logs/parsing/logfmt';
import { quoted } from './ottl';

const QUOTED = String.raw`(?:[^"\\]|\\.)*`;

/** A key, with its value if it has one. */
const PAIR = String.raw`[^\s="]+(?:=(?:"${QUOTED}"|[^\s"]*))?`;

/** Only pairs stand before it: what looks like one in a value is none. The last of several wins. */
function pair(key: string, value: string): string {
  return String.raw`^\s*(?:${PAIR}\s+)*${key}=${value}(?:\s|$)`;
}

export const IS_LOGFMT = `IsMatch(log.body, ${quoted(LOGFMT_LINE)})`;

/**
 * Puts what is looked for in a line of logfmt into a map. Not with ParseKeyValue: a single word without a value, as in
 * `level=info done`, makes it fail.
 */
export function logfmtStatements(target: string): readonly string[] {
  const keys = ['level', 'severity', 'msg', 'message'];
  return [`set(${target}, ParseJSON("{}"))`, ...keys.flatMap((key) => fieldStatements(target, key))];
}

/** A text in quotes has the escapes of JSON; one with others stays as it is written. */
function fieldStatements(target: string, key: string): readonly string[] {
  const [field, inQuotes] = [`${target}["${key}"]`, `${target}["${key}_quoted"]`];
  const value = String.raw`(?:"(?P<${key}_quoted>${QUOTED})"|(?P<${key}>[^\s"]+))`;
  const unescaped = `ParseJSON(Concat([${quoted('{"text":"')}, ${inQuotes}, ${quoted('"}')}], ""))["text"]`;
  return [
    `merge_maps(${target}, ExtractPatterns(log.body, ${quoted(pair(key, value))}), "upsert")`,
    `set(${field}, ${inQuotes}) where ${inQuotes} != nil and ${inQuotes} != ""`,
    `set(${field}, ${unescaped}) where IsMatch(${inQuotes}, ${quoted(String.raw`\\`)})`,
  ];
}
