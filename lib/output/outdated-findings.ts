import { type FindingKind, finding } from '../findings/finding-kind';
import { findingAt, type LocatedFinding } from '../findings/located-finding';
import type { WriteResult } from './write';

export const OUTDATED: FindingKind = {
  id: 'output/outdated',
  severity: 'error',
  since: '0.2.0',
  finds:
    'a file of `dist/` is not what a synth writes: it is another one, it is missing, or nothing writes it any more',
  happens: 'the cluster gets what is committed, which is not what the environment files say',
  remedy: 'run npx cdk8s-logging synth, and commit what it changes',
};

/**
 * Finds which files of the output folder are not what a run writes, in the order of their paths, each once.
 * @param output the folder, as people know it
 * @param wanted what the run would write and remove, by paths relative to that folder
 * @param exists tells whether the folder has a file
 */
export function outdatedFiles(
  output: string,
  { written, removed }: WriteResult,
  exists: (path: string) => boolean,
): readonly LocatedFinding[] {
  const problems = new Map([
    ...written.map((path) => [path, exists(path) ? CHANGED : MISSING] as const),
    ...removed.map((path) => [path, LEFT] as const),
  ]);
  return [...problems]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, describe]) => outdated(`${output}/${path}`, describe));
}

type Describe = (file: string) => string;

const CHANGED: Describe = (file) => `${file} is not what a synth writes`;
const MISSING: Describe = (file) => `${file} is missing`;
const LEFT: Describe = (file) => `${file} is there, and no synth writes it any more`;

function outdated(file: string, describe: Describe): LocatedFinding {
  const found = finding(OUTDATED, {
    path: [],
    problem: describe(file),
    fix: 'run npx cdk8s-logging synth, and commit what it changes',
  });
  return findingAt({ file }, found);
}
