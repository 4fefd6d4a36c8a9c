import { join, relative, resolve, sep } from 'node:path';
import { readTextFile } from '../../lib/environment/text-file';
import { repositoryQueries } from '../../lib/transitions/lines/repository-queries';
import type { RepositoryQuery } from '../../lib/transitions/lines/repository-query';
import { namesOf, openRepository } from './git';

/** What dashboards and rules have in them, and hardly any other file of JSON or YAML. */
const MARK = '"(panels|rows)"|expr:';

/**
 * Reads the queries of dashboards and rules that people keep in the repository beside the stack.
 * @param own folders whose files are written from environment files
 */
export function queriesHere(own: readonly string[]): readonly RepositoryQuery[] {
  const repository = openRepository();
  if ('problem' in repository) return [];
  const { root, git } = repository;
  const folders = own.map((folder) => `${relative(root, resolve(folder)).replaceAll(sep, '/')}/`);
  const paths = namesOf(git(['grep', '--files-with-matches', '-z', '--untracked', '-I', '-E', '-e', MARK]));
  const others = paths.filter(
    (path) => /\.(?:json|ya?ml)$/.test(path) && !folders.some((folder) => path.startsWith(folder)),
  );
  return repositoryQueries(
    others.toSorted().flatMap((path) => {
      const text = readTextFile(join(root, path));
      return typeof text === 'string' ? [{ path, text }] : [];
    }),
  );
}
