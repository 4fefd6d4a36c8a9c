import { type Edit, formatPath, type Severity } from '../finding';
import { formatFix } from '../fix-text';
import type { LocatedFinding } from '../located-finding';
import { type FormatContext, inRepository } from './context';
import { fingerprints } from './fingerprint';

/** Grows where a reader of before would read something else than what is meant; a key that is new changes nothing. */
const VERSION = 1;

/** A report for programs of anybody. */
export interface JsonReport {
  /** Version of this form, not of the tool. */
  readonly version: typeof VERSION;

  /** Version of the tool: `0.2.0`. */
  readonly tool: string;

  /** Errors first. */
  readonly findings: readonly JsonFinding[];
}

/** One finding of a report. */
export interface JsonFinding {
  /** `loki/replication-factor`, as in docs/findings.md. */
  readonly id: string;
  readonly severity: Severity;

  /** The same as long as id, file, path and problem are the same, wherever its line moves. */
  readonly fingerprint: string;

  /** Relative to the repository. @default - it is about no file of the repository */
  readonly file?: string;

  /** Counted from 1. @default - it is about the file as a whole */
  readonly line?: number;

  /** Counted from 1, in code units of UTF-16. @default - it is about the line as a whole */
  readonly column?: number;

  /** Place for people, relative to the folder of the run: `environments/production.yaml:14:5`. */
  readonly location: string;

  /** The key, empty for a file as a whole: `logs.nodeFiles[0].path`. */
  readonly path: string;

  /** One sentence without a full stop, as the next two. */
  readonly problem: string;
  readonly consequence: string;

  /** What to do: a sentence, or what to paste. */
  readonly fix: string;

  /** The fix as changes of keys. @default - only a person can make it */
  readonly edits?: readonly Edit[];
}

/** Prints findings for programs. */
export function toJson(found: readonly LocatedFinding[], context: FormatContext): string {
  const filed = inRepository(found, context);
  const names = fingerprints(filed);
  const findings = filed.map(({ finding, location, filed: place }, index): JsonFinding => {
    const { id, severity, path, problem, consequence, fix } = finding;
    return {
      id,
      severity,
      fingerprint: names[index] ?? '',
      ...place,
      location,
      path: formatPath(path),
      problem,
      consequence,
      fix: formatFix(fix),
      ...(typeof fix !== 'string' && { edits: fix.edits }),
    };
  });
  const report: JsonReport = { version: VERSION, tool: context.version, findings };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
