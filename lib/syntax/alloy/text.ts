const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Words that Alloy's scanner reads as values (grafana/alloy@v1.12.0:syntax/token/token.go). */
const KEYWORDS: readonly string[] = ['null', 'true', 'false'];

/** Half of a character: Alloy has no way to write it. */
const LONE_SURROGATE = /\p{Cs}/u;

/** Characters that JSON leaves as they are but that nobody can see, that YAML breaks lines at, or that Alloy refuses. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * What others would replace: `{{` begins a template of Helm, `${` a substitution of Flux, and `$$` is Flux's way to
 * write one dollar (fluxcd/pkg/envsubst@v1.4.0).
 */
const FOREIGN = /(?<=[{$])\{|(?<=\$)\$/g;

/**
 * An Alloy string of that value. The text of a document passes through Helm's `tpl` and may pass through Flux's
 * variable substitution: neither finds anything in it.
 * @throws on half a surrogate pair, which no Alloy string can hold.
 */
export function quote(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new RangeError(`no Alloy string can hold ${JSON.stringify(value)}`);
  return JSON.stringify(value).replace(INVISIBLE, escapeCharacter).replace(FOREIGN, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/** The name of a block, an attribute or a label. Blocks and functions may have dots: `stage.cri`. */
export function identifier(name: string): string {
  for (const part of name.split('.')) if (!isIdentifier(part)) throw new RangeError(`not an Alloy identifier: ${name}`);
  return name;
}

/**
 * The key of a map: bare where it can be, else in quotes.
 * @throws on keys that would need an escape: the parser takes the text between the quotes as it is
 * (grafana/alloy@v1.12.0:syntax/parser/internal.go, parseField).
 */
export function mapKey(key: string): string {
  if (isIdentifier(key)) return key;
  const quoted = quote(key);
  if (key === '' || quoted !== `"${key}"` || !/^[ -~]*$/.test(key)) {
    throw new RangeError(`not a key that Alloy can hold: ${quoted}`);
  }
  return quoted;
}

/** A line that Alloy ignores. */
export function comment(text: string): string {
  if (/[\n\r]|\{\{|\$[{$]|\s$/.test(text)) throw new RangeError(`not a comment line: ${JSON.stringify(text)}`);
  return `// ${text}`;
}

/** @throws on numbers that Alloy has no literal for. */
export function numeral(value: number): string {
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!exact) throw new RangeError(`no Alloy number can hold ${value}`);
  return String(value);
}

function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name) && !KEYWORDS.includes(name);
}
