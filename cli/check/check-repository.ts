import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { LOCK_OUTDATED } from '../../lib/checks/lock';
import { UNREADABLE_MANIFEST } from '../../lib/checks/unreadable-manifest';
import { outdatedSchema } from '../../lib/environment/schema-file';
import { type FindingKind, finding } from '../../lib/findings/finding-kind';
import { findingAt, type LocatedFinding } from '../../lib/findings/located-finding';
import { outdatedFiles } from '../../lib/output/outdated-findings';
import { NOTHING_DECLARED } from '../../lib/references/declared';
import { readAllInventories } from '../../lib/rendered/inventories';
import type { RecordOptions } from '../../lib/synth/options';
import { synthesize } from '../../lib/synth/synth';
import { findTool } from '../../tools/find';
import type { ChartSource } from '../../verify/helm';
import { clusterFolders, linkFolder } from '../../verify/link-folder';
import { lockEnvironments } from '../../verify/lock';

export interface CheckOptions {
  /** Environment files, all that there are. */
  readonly files: readonly string[];
  readonly environments: string;
  readonly output: string;
  readonly locks: string;

  /** Where the output folder is in its repository. */
  readonly delivered: string;

  /** Where Helm finds charts; nobody asks it where they are in no folder and not fetched. */
  readonly charts: ChartSource;

  /** @default - everything is computed */
  readonly records?: RecordOptions;
}

/** Finds everything that is wrong with what a repository holds, and changes nothing. */
export function checkRepository(options: CheckOptions): readonly LocatedFinding[] {
  const { files, environments, output, locks, delivered, records } = options;
  const { findings, result } = synthesize({
    files,
    output,
    locks,
    scope: 'all',
    write: false,
    delivered,
    ...(records && { records }),
  });
  const outdated = result ? outdatedFiles(output, result, (path) => existsSync(join(output, path))) : [];
  return [
    ...findings,
    ...outdated,
    ...outdatedSchema(posix.join(environments, 'schema.json')),
    ...lockFindings(options),
    // What is wrong in files that will be written anew is told after that.
    ...(outdated.length === 0 && existsSync(output) ? linkFindings(options) : []),
  ];
}

/** What only Helm can tell is asked where somebody has said where charts are; whether inventories are fresh, a synth tells. */
function lockFindings({ files, locks, charts }: CheckOptions): readonly LocatedFinding[] {
  if (charts.folder === undefined && !charts.pull) return [];
  const helm = findTool('helm')?.path;
  const rendering = { files, names: [], locks, charts, all: false, check: true, ...(helm !== undefined && { helm }) };
  return lockEnvironments(rendering).problems.map((problem) => found(LOCK_OUTDATED, `${locks}/`, problem));
}

function linkFindings({ output, locks }: CheckOptions): readonly LocatedFinding[] {
  const inventories = readAllInventories(locks);
  const linked = clusterFolders(output).map((folder) =>
    linkFolder(folder, { inventories, declared: NOTHING_DECLARED }),
  );
  return linked.flatMap(({ broken, problems }) => [
    ...broken,
    ...problems.map((problem) => found(UNREADABLE_MANIFEST, `${output}/`, problem)),
  ]);
}

function found(kind: FindingKind, file: string, problem: string): LocatedFinding {
  return findingAt({ file }, finding(kind, { path: [], problem, fix: kind.remedy }));
}
