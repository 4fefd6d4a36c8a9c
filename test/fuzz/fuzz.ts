import fc from 'fast-check';
import { judge, type Verdict } from './judge';
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

  /** Tells whether there is time for another file. @default - there is */
  readonly mayGoOn?: () => boolean;

  /** Called after each file. @default - nobody is told */
  readonly onVerdict?: (mutant: Mutant, verdict: Verdict) => void;
}

/** Files of one stretch: a failure is made smaller, and ends its stretch. */
const STRETCH = 50;

/** Tries changed files, and gathers what should never be. */
export function fuzz({ bases, seed, runs, mayGoOn = () => true, onVerdict = () => undefined }: FuzzOptions): Tally {
  const failures = new Map<string, Failure>();
  const findings = new Map<string, number>();
  let tried = 0;
  let accepted = 0;
  for (let stretch = 0; tried < runs && mayGoOn(); stretch += 1) {
    const attempt = (mutant: Mutant): Verdict => {
      const verdict = judge(mutant.base, mutant.text);
      for (const id of new Set(verdict.findings.map(({ finding }) => finding.id))) {
        findings.set(id, (findings.get(id) ?? 0) + 1);
      }
      accepted += verdict.accepted ? 1 : 0;
      tried += 1;
      onVerdict(mutant, verdict);
      return verdict;
    };
    const failed = firstFailure(bases, seed + stretch, Math.min(STRETCH, runs - tried), attempt, failures);
    if (failed) failures.set(failed.problem.kind, failed);
  }
  return { tried, accepted, findings, failures: [...failures.values()] };
}

/** Those that are known already do not hide others. */
function firstFailure(
  bases: readonly Base[],
  seed: number,
  numRuns: number,
  attempt: (mutant: Mutant) => Verdict,
  known: ReadonlyMap<string, Failure>,
): Failure | undefined {
  const news = ({ problems }: Verdict) => problems.find(({ kind }) => !known.has(kind));
  const property = fc.property(mutants(bases), (mutant) => news(attempt(mutant)) === undefined);
  const [mutant] = fc.check(property, { seed, numRuns }).counterexample ?? [];
  const problem = mutant && news(judge(mutant.base, mutant.text));
  return mutant && problem && { mutant, problem };
}
