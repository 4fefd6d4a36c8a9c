import { posix } from 'node:path';
import { environmentName, isEnvironmentFile } from '../../lib/environment/files';
import type { Base, ReviewFolders } from './base';
import type { Snapshot } from './snapshot';

/** The files of an environment at one side. */
export interface EnvironmentFiles {
  /** Manifests in its folder of the output, at least one, in the order of their paths. */
  readonly manifests: readonly string[];

  /** Path of its environment file. @default - there is none */
  readonly file?: string;
}

/** Environments with a manifest that differs; pages and scripts change nothing that runs. */
export function changedEnvironments(
  { snapshot, changed }: Base,
  head: Snapshot,
  { output }: ReviewFolders,
): readonly string[] {
  const paths = changed ?? differing(snapshot, head, output);
  const names = paths.filter(isManifest).map((path) => posix.relative(output, path).split('/'));
  return [...new Set(names.flatMap(([name, ...below]) => (below.length > 0 ? (name ?? []) : [])))].sort();
}

function differing(base: Snapshot, head: Snapshot, output: string): readonly string[] {
  const all = new Set([...base.files(output), ...head.files(output)]);
  return [...all].filter(
    (path) => isManifest(path) && JSON.stringify(base.read(path)) !== JSON.stringify(head.read(path)),
  );
}

/** What tools keep for themselves begins with a dot. */
function isManifest(path: string): boolean {
  return /\.ya?ml$/.test(path) && !/(?:^|\/)\.[^/.]/.test(path);
}

/** Finds the environments that a side has manifests of, by their names. */
export function filesOf(
  snapshot: Snapshot,
  { output, environments }: ReviewFolders,
): ReadonlyMap<string, EnvironmentFiles> {
  const all = new Map<string, EnvironmentFiles & { readonly manifests: string[] }>();
  const files = new Map(
    snapshot
      .files(environments)
      .map((path) => posix.relative(environments, path))
      .filter((name) => !name.includes('/') && isEnvironmentFile(name))
      .map((name) => [environmentName(name), posix.join(environments, name)]),
  );
  for (const path of snapshot.files(output).filter(isManifest)) {
    const [name = '', ...below] = posix.relative(output, path).split('/');
    if (below.length === 0) continue;
    const file = files.get(name);
    const known = all.get(name) ?? { manifests: [], ...(file !== undefined && { file }) };
    known.manifests.push(path);
    all.set(name, known);
  }
  return all;
}

/** All that is read of environments, for one process to read it; what several extend lies in folders below. */
export function preparedFiles(
  snapshot: Snapshot,
  { locks, environments }: ReviewFolders,
  files: ReadonlyMap<string, EnvironmentFiles>,
): readonly string[] {
  const shared = snapshot.files(environments).filter((path) => posix.dirname(path) !== environments);
  const inventories = snapshot.files(locks).filter((path) => files.has(posix.basename(posix.dirname(path))));
  const own = [...files.values()].flatMap(({ manifests, file }) => [
    ...manifests,
    ...(file === undefined ? [] : [file]),
  ]);
  return [...own, ...inventories, ...shared];
}
