import { Document, type ToStringOptions, visit } from 'yaml';

/**
 * YAML 1.1 quoting, because Kubernetes' parsers still read `on`, `no` and `2024-04-01` as more than text; long strings
 * stay on their line, text of several lines becomes a literal block, and nothing becomes an alias.
 */
const DOCUMENT = { version: '1.1', compat: 'core', aliasDuplicateObjects: false } as const;
const TEXT: ToStringOptions = { lineWidth: 0, blockQuote: 'literal', defaultStringType: 'PLAIN', directives: false };

/**
 * Characters that the library writes as they are, and that parsers refuse or take for the end of a line
 * (yaml.v3: readerc.go, `is_break`), or that nobody sees who reviews the file.
 */
const UNSAFE = /[\u007f-\u009f\u200b\u2028\u2029\u2060\ufeff\p{Bidi_Control}\u{e0000}-\u{e007f}]/gu;

/** Prints any value as one YAML document by the library, which knows every oddity of YAML and takes its time. */
export function libraryYaml(value: unknown): string {
  const document = new Document(value, DOCUMENT);
  const text = document.toString(TEXT);
  return text.search(UNSAFE) < 0 ? text : escaped(document);
}

/** Between double quotes any character can be written by its number. */
function escaped(document: Document): string {
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.search(UNSAFE) >= 0) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString(TEXT).replaceAll(UNSAFE, (character) => {
    return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
  });
}
