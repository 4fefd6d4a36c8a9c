import type { Severity } from '../finding';
import type { LocatedFinding } from '../located-finding';
import { type FormatContext, inRepository } from './context';
import { fingerprints } from './fingerprint';
import { wholeText } from './texts';

/** One entry of a report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface Violation {
  readonly description: string;

  /** The rule. */
  readonly check_name: string;

  /** The same for the same fault of another run: a merge request tells what is new by it. */
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: {
    /** Relative to the repository. */
    readonly path: string;
    readonly lines: { readonly begin: number };
  };
}

const SEVERITIES: Readonly<Record<Severity, Violation['severity']>> = {
  error: 'critical',
  warning: 'major',
  note: 'info',
};

/**
 * Prints findings as a report of code quality, which GitLab shows in merge requests. It asks for a file and a line of
 * each: what has none is told of the first line, or of the repository itself.
 */
export function toGitlab(found: readonly LocatedFinding[], context: FormatContext): string {
  const filed = inRepository(found, context);
  const names = fingerprints(filed);
  const report = filed.map(({ finding, filed: place }, index): Violation => {
    const { file = '.', line = 1 } = place ?? {};
    return {
      description: wholeText(finding),
      check_name: finding.id,
      fingerprint: names[index] ?? '',
      severity: SEVERITIES[finding.severity],
      location: { path: file, lines: { begin: line } },
    };
  });
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
