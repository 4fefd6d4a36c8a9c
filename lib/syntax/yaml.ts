import { Document, type ToStringOptions } from 'yaml';

/**
 * YAML 1.1 quoting, because Kubernetes' parsers still read `on`, `no` and `2024-04-01` as more than text; long strings
 * stay on their line, text of several lines becomes a literal block, and nothing becomes an alias.
 */
const DOCUMENT = { version: '1.1', compat: 'core', aliasDuplicateObjects: false } as const;
const TEXT: ToStringOptions = { lineWidth: 0, blockQuote: 'literal', defaultStringType: 'PLAIN', directives: false };

/** Prints a value as one YAML document, keys in their given order. */
export function toYaml(value: unknown): string {
  return new Document(value, DOCUMENT).toString(TEXT);
}
