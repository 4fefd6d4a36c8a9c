import { CORE_SCHEMA, defineMappingTag, loadAll, mapTag } from 'js-yaml';
import { parse } from 'yaml';
import type { Json } from '../kubernetes/json';

/*
 * YAML of which only the data matters is read by js-yaml, at an eighth of the time of the library that knows lines and
 * comments. It reads what both take for the same: whatever else it meets, it refuses, and the other library has its say.
 * So its own errors, which quote the text and with it credentials, are seen by nobody. To load it takes longer than a synth
 * has to read: only programs that read folders import this file.
 */

const MAP = 'tag:yaml.org,2002:map';

/** The libraries make other texts of keys that are none. */
const textKeys = defineMappingTag(MAP, {
  ...mapTag,
  addPair: (map, key, value) => (typeof key === 'string' ? mapTag.addPair(map, key, value) : 'the key is no text'),
});

/** Aliases are bounded by the other library, and so are merge keys: both are rare. */
const OPTIONS = { schema: CORE_SCHEMA.withTags(textKeys), maxAliases: 0 } as const;

/** What they do not read alike, or not without options. */
const UNCERTAIN = new RegExp(
  [
    /^%/, // a directive
    /^\s+---|^ *\.\.\./, // a mark of documents that is indented, or ends one
    /<</, // a merge key
    /^\t|^ *\t\s*$|\t&/, // a tab at the margin, alone, or before an anchor
    /\\\n\s*\n/, // an escaped break before another
    /[|>][-+]?[1-9][-+]?\s*(?:#.*)?$/, // a block that says its indentation
    /\d[eE][-+]?\d{3,}\s*$/, // a number beyond all bounds
    /[\r\u0085\u2028\u2029\ufeff]/, // another end of lines, or a mark before them
  ]
    .map(({ source }) => source)
    .join('|'),
  'm',
);

/** Tabs before the first word of a document, and a last line of spaces. */
const UNCERTAIN_EDGE = /(?:^|\n---.*\n)(?:[ \t]*(?:#.*)?\n)* *\t|\n[ \t]+$/;

/**
 * Reads all documents of a text as plain data, under YAML 1.2 and without merge keys.
 * @returns nothing if it is not certain that this is what the text says, or if it is no YAML
 */
export function quickDocuments(text: string): readonly Json[] | undefined {
  if (UNCERTAIN.test(text) || UNCERTAIN_EDGE.test(text)) return undefined;
  try {
    return loadAll(text, OPTIONS) as Json[]; // the types of its core schema
  } catch {
    return undefined;
  }
}

/** The document of a text that has one; nothing if that is not certain. */
export function quickDocument(text: string): { readonly data: Json } | undefined {
  const [data, ...others] = quickDocuments(text) ?? [];
  return data === undefined || others.length > 0 ? undefined : { data };
}

/**
 * Reads a text of one document as plain data.
 * @throws YAMLParseError of `yaml` if it is none
 */
export function readYaml(text: string): Json {
  const quick = quickDocument(text);
  return quick ? quick.data : parse(text, { prettyErrors: false, logLevel: 'error' });
}
