import fc from 'fast-check';
import { judge, type Verdict } from './judge';
import { type FixVerdict, judgeFixes } from './judge-fixes';
import { type Base, type Mutant, mutants } from './mutant';
import type { Problem } from './problem';

/** A changed file that came to something that should never be. */
export interface Failure {
  /** What came of it. */
  readonly problem: Problem;

  /** The smallest file that was found to do it. */
  readonly mutant: Mutant;
}

/** What came of many changed files. */
export interface Tally {
  /** Files that were tried. */
  readonly tried: number;

  /** Files that were written. */
  readonly accepted: number;

  /** Fixes that differ and change the file, all of them made. */
  readonly fixesMade: number;

  /** Fixes that differ and are a step for a person. */
  readonly sentences: number;

  /** How often each kind of finding was found. */
  readonly findings: ReadonlyMap<string, number>;

  /** Each kind of failure once. */
  readonly failures: readonly Failure[];
}

/** How many files, which ones, and until when. */
export interface FuzzOptions {
  /** The files to start from. */
  readonly bases: readonly Base[];

  /** The same seed gives the same files. */
  readonly seed: number;

  /** How many files are tried at most. */
  readonly runs: number;

  /** Whether fixes are made as well, which takes as long again. @default true */
  readonly fixes?: boolean;

  /** Tells whether there is time for another file. @default - there is */
  readonly mayGoOn?: () => boolean;

  /** Called after each file. @default - nobody is told */
  readonly onVerdict?: (mutant: Mutant, verdict: Verdict) => void;
}

/** Files of one stretch: a failure is made smaller, and ends its stretch. */
const STRETCH = 50;

const NO_FIXES: FixVerdict = { made: 0, sentences: 0, problems: [] };

/** Tries changed files, and gathers what should never be. */
export function fuzz({
  bases,
  seed,
  runs,
  fixes: makesFixes = true,
  mayGoOn = () => true,
  onVerdict = () => undefined,
}: FuzzOptions): Tally {
  const failures = new Map<string, Failure>();
  const findings = new Map<string, number>();
  const seen = new Set<string>();
  const counts = { tried: 0, accepted: 0, fixesMade: 0, sentences: 0 };
  const attempt = (mutant: Mutant): readonly Problem[] => {
    const verdict = judge(mutant.base, mutant.text);
    const fixes = makesFixes ? judgeFixes(mutant.base, mutant.text, seen) : NO_FIXES;
    counts.tried += 1;
    counts.accepted += verdict.accepted ? 1 : 0;
    counts.fixesMade += fixes.made;
    counts.sentences += fixes.sentences;
    for (const id of new Set(verdict.findings.map(({ finding }) => finding.id))) {
      findings.set(id, (findings.get(id) ?? 0) + 1);
    }
    onVerdict(mutant, verdict);
    return [...verdict.problems, ...fixes.problems].filter(({ kind }) => !failures.has(kind));
  };
  for (let stretch = 0; counts.tried < runs && mayGoOn(); stretch += 1) {
    const numRuns = Math.min(STRETCH, runs - counts.tried);
    const failed = firstFailure(mutants(bases), { seed: seed + stretch, numRuns }, attempt);
    if (failed) failures.set(failed.problem.kind, failed);
  }
  return { ...counts, findings, failures: [...failures.values()] };
}

/** The first file of a stretch of which something comes that is not known yet, as small as it could be made. */
function firstFailure(
  arbitrary: fc.Arbitrary<Mutant>,
  stretch: { readonly seed: number; readonly numRuns: number },
  attempt: (mutant: Mutant) => readonly Problem[],
): Failure | undefined {
  let last: Failure | undefined;
  const property = fc.property(arbitrary, (mutant) => {
    const [problem] = attempt(mutant);
    if (problem) last = { problem, mutant };
    return problem === undefined;
  });
  fc.check(property, stretch);
  return last;
}
