import { type Document, LineCounter, parseDocument } from 'yaml';
import { type FindingKind, finding } from '../../findings/finding-kind';
import type { PlacedFinding, Position } from '../../findings/located-finding';
import type { JsonObject } from '../../kubernetes/json';
import { yamlData } from './yaml-data';
import { nestingProblem, sizeProblem, syntaxProblem, type YamlProblem } from './yaml-problem';

/** A YAML file that could be read: its data, and its tree for looking up where a value stands. */
export interface YamlFile {
  /** Relative, with forward slashes. */
  readonly path: string;

  /** Content of the file as plain data. */
  readonly data: JsonObject;

  /** Syntax tree of the file, in which values have positions. */
  readonly document: Document.Parsed;

  /** Starts of the lines, which turn an offset into line and column. */
  readonly lines: LineCounter;
}

/** A parsed file, or why its text can't be used. */
export type YamlResult =
  | {
      /** The file that was parsed. */
      readonly file: YamlFile;
    }
  | {
      /** What is wrong with the text, at least one. */
      readonly findings: readonly PlacedFinding[];
    };

/** Parses one file, which must hold one map. */
export function parseYamlFile(path: string, text: string): YamlResult {
  const tooLarge = sizeProblem(text);
  const lines = countLines(tooLarge ? '' : text);
  const refuse = (problem: YamlProblem): YamlResult => ({
    findings: [yamlFinding(problem, positionAt(path, lines, problem.offset))],
  });

  const unreadable = tooLarge ?? nestingProblem(text);
  if (unreadable) return refuse(unreadable);
  // `prettyErrors` would quote the source in messages, credentials included.
  const document = parseDocument(text, { prettyErrors: false, merge: true, stringKeys: true });
  const syntax = syntaxProblem(document, text, (offset) => positionAt(path, lines, offset).line);
  if (syntax) return refuse(syntax);
  const read = yamlData(document);
  return 'data' in read ? { file: { path, data: read.data, document, lines } } : refuse(read.problem);
}

export function positionAt(file: string, lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

/** The parser could count as well, but a text that it never sees needs lines, too. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

export const YAML: FindingKind = {
  id: 'environment/yaml',
  severity: 'error',
  since: '0.1.0',
  finds: 'a file is no valid YAML, is empty, or holds something else than one map',
  happens: 'nothing is written for the clusters that use this file',
  remedy: 'correct the YAML at the place that the finding names',
};

function yamlFinding({ problem, fix }: YamlProblem, position: Position): PlacedFinding {
  const consequence = 'nothing is written for the clusters that use this file';
  return { finding: finding(YAML, { path: [], problem, consequence, fix }), position };
}
