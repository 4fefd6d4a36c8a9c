import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { applyEdits } from '../../lib/findings/apply-edits';
import { type Edit, type Finding, formatPath } from '../../lib/findings/finding';
import { isOnTheWay, startsWith } from '../../lib/findings/paths';
import type { JsonObject } from '../../lib/kubernetes/json';
import { synthesize } from '../../lib/synth/synth';
import { applyToFiles, dataOf, type Files } from './edit-files';
import { lostBy } from './lost-by';
import { pasteText } from './paste-text';

/** What became of an environment after the fix of one finding was made. */
export interface TriedFix {
  /** Whether the fix is a change that can be made; a sentence is for people. */
  readonly pasted: boolean;

  /** Whether the finding is gone. */
  readonly repaired: boolean;

  /** Errors that were not there before, as `id path`. */
  readonly newErrors: readonly string[];

  /** Errors about other places that could only be found once this one was gone. */
  readonly revealed: readonly string[];

  /** Paths whose values are gone, or changed, without an edit that says so. */
  readonly lost: readonly string[];

  /** Whether a person who pastes the text gets something else than the edits make. */
  readonly textDiffers: boolean;

  /** The files afterwards. */
  readonly files: Files;
}

/** Everything that is found in the environments among files, by paths such as `environments/edge.yaml`. */
export function findingsIn(files: Files, environments = environmentsIn(files)): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'fix-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (text !== '') writeFileSync(join(folder, path), text);
    }
    return synthesize({
      files: environments.map((path) => join(folder, path)),
      output: join(folder, 'dist'),
      locks: join(folder, 'locks'),
      scope: 'all',
    }).findings.map(({ finding }) => finding);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files in the folder itself, or in `environments/`: deeper ones are what these extend. */
export function environmentsIn(files: Files): readonly string[] {
  return Object.keys(files).filter((path) => /^(environments\/)?[^/]+\.ya?ml$/.test(path));
}

/**
 * Makes the edits of a finding in the files where their values stand, comments kept, and synthesizes again.
 * @param files texts by path; what an environment extends and the inventories in `locks/` included
 * @param environment the file that the finding is about
 * @param before what was found before. @default - it is found again
 */
export function tryFix(
  files: Files,
  environment: string,
  finding: Finding,
  before: readonly Finding[] = findingsIn(files),
): TriedFix {
  const { fix } = finding;
  if (typeof fix === 'string') {
    return { pasted: false, repaired: false, newErrors: [], revealed: [], lost: [], textDiffers: false, files };
  }
  const data = dataOf(files, environment);
  const expected = applyEdits(data, fix.edits) as JsonObject;
  const changed = applyToFiles(files, environment, fix.edits);
  const made = dataOf(changed, environment);
  if (!isDeepStrictEqual(made, expected)) {
    throw new Error(
      `${finding.id} ${formatPath(finding.path)}: ${JSON.stringify(fix.edits)} made ${JSON.stringify(made)}`,
    );
  }
  const after = findingsIn(changed);
  const fresh = freshErrors(finding, before, after);
  const concerns = (error: Finding) => isCausedBy(fix.edits, finding, error);
  return {
    pasted: true,
    repaired: !after.some((other) => isSame(other, finding)),
    newErrors: fresh.filter(concerns).map(shown),
    revealed: fresh.filter((error) => !concerns(error)).map(shown),
    lost: lostBy(data, made, fix.edits),
    textDiffers: !isDeepStrictEqual(pasteText(data, fix), expected),
    files: changed,
  };
}

/** A finding as `id path`. */
export function shown({ id, path }: Finding): string {
  return `${id} ${formatPath(path)}`;
}

function freshErrors(finding: Finding, before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const others = before.filter((other) => shown(other) !== shown(finding));
  const isKnown = (error: Finding) =>
    isSame(error, finding) ||
    before.some(({ id, problem }) => id === error.id && problem === error.problem) ||
    // What was wrong of a value is wrong of it under its key as well.
    before.some(({ id, path }) => id === error.id && shown(finding) === shown({ ...error, id: finding.id, path })) ||
    others.some((other) => shown(other) === shown(error));
  return after.filter((error) => error.severity === 'error' && !isKnown(error));
}

function isSame(one: Finding, other: Finding): boolean {
  return shown(one) === shown(other) && one.problem === other.problem;
}

/** Whether an error is about what was changed, and not about what nobody could look at before. */
function isCausedBy(edits: readonly Edit[], finding: Finding, error: Finding): boolean {
  // Nothing reads a key that is unknown: what is found without it was there before.
  if (finding.id === 'environment/unknown-key' && edits.every(({ change }) => change === 'remove')) return false;
  // What leads nowhere is told before what is unlike the wiring.
  if (error.path.length === 0) return !(finding.id.startsWith('link/') && error.id.startsWith('link/'));
  return edits.some(({ change, path, ...edit }) => {
    if (change === 'remove') return startsWith(error.path, path);
    const to = 'to' in edit ? edit.to : path;
    // What stands below a key that is spelled in another way is as right or wrong as it was, and only read now.
    const isRenamed = change === 'move' && formatPath(to.slice(0, -1)) === formatPath(path.slice(0, -1));
    return isRenamed ? formatPath(to) === formatPath(error.path) : isOnTheWay(to, error.path);
  });
}
