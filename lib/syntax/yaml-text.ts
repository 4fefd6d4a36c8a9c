/*
 * Texts whose place in YAML is certain, by the rules of yaml@2.9.1 (stringify/stringifyString.js) and its tests for
 * numbers, booleans, nothing and dates (schema/yaml-1.1 and schema/core). A text is plain unless a rule refuses it.
 */

/** One line of ASCII. */
const LINE = /^[ -~]*$/;

/** A line that begins with no indicator and no number, without what ends a key, begins a comment or ends the line unseen. */
const PLAIN = /^(?:-{0,2}[A-Za-z_/<($\\^]|\.{1,2}\/)(?:[!-9;-~]|:(?=[!-~])| (?=[ !"$-~]))*$/;

/** Lines of that kind that are something else under YAML 1.1 or 1.2, whatever their case: `on`, `e5`, `<<`. */
const WORD = /^-{0,2}(?:y|yes|n|no|on|off|true|false|null|<<|e[-+]?\d+)$/i;

/** Durations, quantities, shares, versions and addresses: no number of YAML has such a unit, or two dots. */
const MEASURE = /^\d+(?:ms|[smhd%]|[KMGT](?:i|B|iB)?|(?:\.\d+){2,}(?:\/\d+)?)$/;

/** A line that is certainly no plain text: by its first character, by a key or a comment in it, or as something else. */
const QUOTED = /^(?:[,[\]{}#&*!|>'"%@`]|(?:true|false|\d*|\d{4}-\d\d-\d\d)$)|: | #/;

/** Lines from a visible character on, at most one break at the end, and no character that nobody sees. */
const BLOCK = /^[!-~\u00a1-\u0600](?:[\n\t -~\u00a1-\u0600\u2010-\u2027]*[!-~\u00a1-\u0600])?\n?$/;

/** YAML takes longer keys only in a form of their own. */
const LONGEST_KEY = 1000;

/** Is it certain that a key is written as it is? */
export function plainKey(key: string): boolean {
  return key.length <= LONGEST_KEY && isPlain(key);
}

/**
 * Writes a text as a value in a collection.
 * @param line the end of a line, and the indentation of a block below the text
 * @returns nothing if it is not certain how
 */
export function plainText(text: string, line: string): string | undefined {
  if (isPlain(text) || MEASURE.test(text)) return text;
  if (LINE.test(text) && QUOTED.test(text))
    return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
  if (text.includes('\n') && BLOCK.test(text)) return block(text, line);
  return undefined;
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !WORD.test(text);
}

/** A literal block, whose empty lines are not indented. */
function block(text: string, line: string): string {
  const chomped = text.endsWith('\n') ? text.slice(0, -1) : text;
  return `${chomped === text ? '|-' : '|'}${line}${chomped.replaceAll(/\n(?!\n)/g, line)}`;
}
