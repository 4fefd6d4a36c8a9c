import { type Finding, formatPath } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';
import { findingsIn, type TriedFix, tryFix } from '../support/try-fix';
import type { Problem } from './problem';

/** What became of the fixes of a file's findings. */
export interface FixVerdict {
  /** Fixes that change the file, and were made. */
  readonly made: number;

  /** Fixes that are a step for a person. */
  readonly sentences: number;

  /** Fixes that do not fix, or do harm. */
  readonly problems: readonly Problem[];
}

/**
 * Makes each fix of a file's findings, one at a time.
 * @param seen fixes that need not be tried again; those of this file are added
 */
export function judgeFixes(name: string, text: string, seen: Set<string>): FixVerdict {
  const files = { [name]: text };
  const before = findingsIn(files, [name]);
  const fresh = before.filter((finding) => isNew(finding, seen));
  const repairs = fresh.filter(({ fix }) => typeof fix !== 'string');
  return {
    made: repairs.length,
    sentences: fresh.length - repairs.length,
    problems: repairs.flatMap((finding) => {
      const problems = tried(finding, () => tryFix(files, name, finding, before));
      // A smaller file may show the same.
      if (problems.length > 0) seen.delete(keyOf(finding));
      return problems;
    }),
  };
}

/** The same fix in another file tells nothing new. */
function keyOf({ id, fix }: Finding): string {
  return `${id} ${formatFix(fix)}`;
}

function isNew(finding: Finding, seen: Set<string>): boolean {
  const before = seen.size;
  return seen.add(keyOf(finding)).size > before;
}

function tried(finding: Finding, attempt: () => TriedFix): readonly Problem[] {
  const detail = `${formatPath(finding.path)}: ${finding.problem}\n${formatFix(finding.fix)}\n`;
  const problem = (what: string, seen = ''): Problem => ({
    kind: `fix of ${finding.id} ${what}`,
    detail: detail + seen,
  });
  try {
    const { repaired, newErrors, lost, textDiffers } = attempt();
    return [
      ...(repaired ? [] : [problem('leaves it')]),
      ...(newErrors.length > 0 ? [problem('brings errors', newErrors.join(', '))] : []),
      ...(lost.length > 0 ? [problem('loses data', lost.join(', '))] : []),
      ...(textDiffers ? [problem('reads as something else')] : []),
    ];
  } catch (failure) {
    return [problem('throws', failure instanceof Error ? failure.stack : String(failure))];
  }
}
