import type { Document, YAMLError } from 'yaml';

/** Why a text is not the YAML that we can use. */
export interface YamlProblem {
  /** What is wrong, in one sentence without a full stop. */
  readonly problem: string;

  /** What to change in the file, as an imperative without a full stop. */
  readonly fix: string;

  /** Where in the text, counted in characters. */
  readonly offset: number;
}

const FIXES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  DUPLICATE_KEY: 'delete one of the two, or merge what stands below them',
  MULTIPLE_DOCS: 'give what follows `---` a file of its own: one file is one environment',
  NON_STRING_KEY: 'write a plain word as the key',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_SCALAR_START: "put the value in quotes: '…'",
  TAG_RESOLVE_FAILED: 'delete the tag (the word that starts with `!`)',
  BLOCK_AS_IMPLICIT_KEY: "put a value that holds `: ` in quotes: '…'",
};

/** Deeper flow collections exhaust the parser's stack; nothing in an environment comes near. */
const DEEPEST_FLOW = 100;

/** Counts brackets in texts as well: an upper bound that needs no parser. */
export function nestingProblem(text: string): YamlProblem | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST_FLOW) {
      return { problem: `more than ${DEEPEST_FLOW} open brackets`, fix: 'close them', offset: index };
    }
  }
  return undefined;
}

/** What the parser objects to; of each line only the first, because the rest is mostly its echo. */
export function syntaxProblems(document: Document.Parsed, line: (offset: number) => number): readonly YamlProblem[] {
  const first = new Map<number, YamlProblem>();
  for (const fault of [...document.errors, ...document.warnings]) {
    const [offset] = fault.pos;
    if (!first.has(line(offset))) first.set(line(offset), syntaxProblem(fault));
  }
  return [...first.values()];
}

function syntaxProblem({ code, message, pos: [offset] }: YAMLError): YamlProblem {
  return { problem: problemText(code, message), fix: FIXES[code] ?? 'correct the YAML at this place', offset };
}

function problemText(code: YAMLError['code'], message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this key stands twice in one map';
  if (code === 'MULTIPLE_DOCS') return 'the file holds more than one YAML document';
  if (code === 'NON_STRING_KEY') return 'this key is not a word';
  // What follows a colon quotes the source, which may be a credential.
  const plain = message.split(': ', 1)[0] ?? message;
  return `not valid YAML: ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`;
}
