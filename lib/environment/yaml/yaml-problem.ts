import type { Document, YAMLError } from 'yaml';
import { plural } from '../../units/plural';

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

/**
 * Largest file that is read, in characters: an environment has a few thousand, and the parser needs a second for as many as
 * this of the worst kind, which are aliases and lists in lists.
 */
export const LARGEST = 80_000;

/** Refuses what is no environment file, whatever it says. */
export function sizeProblem(text: string): YamlProblem | undefined {
  if (text.length <= LARGEST) return undefined;
  return {
    problem: `the file has ${text.length} characters, and an environment needs a few thousand`,
    fix: `leave what is no part of the environment out: at most ${LARGEST} characters are read`,
    offset: 0,
  };
}

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

/** What the parser objects to first; the rest is mostly its echo, and is counted. */
export function syntaxProblem(
  document: Document.Parsed,
  text: string,
  line: (offset: number) => number,
): YamlProblem | undefined {
  const faults = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const [first] = faults;
  if (first === undefined) return undefined;
  const { problem, ...rest } = isMisplacedKey(first, faults) ? misplacedKey(first.pos[0], text) : problemOf(first);
  const more = new Set(faults.map(({ pos: [offset] }) => line(offset))).size - 1;
  return { ...rest, problem: more === 0 ? problem : `${problem}; errors in ${plural(more, 'more line')} follow` };
}

function problemOf({ code, message, pos: [offset] }: YAMLError): YamlProblem {
  return { problem: problemText(code, message), fix: FIXES[code] ?? 'correct the YAML at this place', offset };
}

/** A value of several lines that is a key at once: the line below was meant as a key of its own. */
function isMisplacedKey({ pos: [offset] }: YAMLError, faults: readonly YAMLError[]): boolean {
  return faults.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === offset);
}

/** The parser points at the value above. Of the two lines, the one that is indented like the line before is right. */
function misplacedKey(offset: number, text: string): YamlProblem {
  const lines = text.split('\n');
  const above = text.slice(0, offset).split('\n').length - 1;
  const below = lines.findIndex((line, index) => index > above && line.trim() !== '');
  const isAboveWrong = indentOf(lines[above - 1]) === indentOf(lines[below]);
  const wrong = isAboveWrong ? above : below;
  const start = lines.slice(0, wrong).reduce((sum, line) => sum + line.length + 1, 0);
  return {
    problem: 'not valid YAML: this key is not indented like the keys beside it',
    fix: 'put as many blanks before it as the keys beside it have, or put the value above in quotes if it has several lines',
    offset: start + indentOf(lines[wrong]),
  };
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function problemText(code: YAMLError['code'], message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this key stands twice in one map';
  if (code === 'MULTIPLE_DOCS') return 'the file holds more than one YAML document';
  if (code === 'NON_STRING_KEY') return 'this key is not a word';
  // What follows a colon quotes the source, which may be a credential.
  const plain = message.split(': ', 1)[0] ?? message;
  return `not valid YAML: ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`;
}
