import { type Check, defineCheck } from '../../findings/check';
import type { EnvironmentPath } from '../../findings/finding';
import type { Found } from '../../findings/finding-kind';
import { removeKey } from '../../findings/repair';
import { kebabCase } from '../../syntax/case';
import type { LogIntent } from '../intent';
import { SOURCE_NAMES, type SourceName, sourceKind } from '../sources/all';
import { askedSources, type LogSource } from '../sources/asked';
import { globsMeet } from './globs';
import type { LogSubject } from './subject';

/** Files that are named by somebody, and that another source may read as well. */
interface NamedFiles {
  readonly glob: string;
  readonly path: EnvironmentPath;
  readonly source: SourceName;
}

/** Sources that read whatever lies in a place that the file names: their files may be those of another source. */
const LOOSE: readonly SourceName[] = ['nodeFiles', 'machineLogs'];

/** Sources with files of their own. */
const OWN_FILES = SOURCE_NAMES.filter((name) => {
  const kind = sourceKind(name);
  return name !== 'nodeFiles' && kind.files(kind.example).length > 0;
});

/** A check for each source with files of its own: none of them is read as a mere file as well. */
export const filesReadTwice: readonly Check<Pick<LogSubject, 'logs'>>[] = OWN_FILES.map((name) =>
  defineCheck<LogSubject>()({
    id: `logs/node-file-reads-${kebabCase(name)}`,
    severity: 'warning',
    since: sourceKind(name).since ?? '0.1.0',
    finds: `files that \`logs.${name}\` reads are read by another source too`,
    happens: `each of their lines is stored twice, the second time without the labels of \`logs.${name}\`, or as what nobody can read`,
    remedy: 'name fewer files, or a directory of its own',
    needs: ['logs'],
    find: ({ logs }) => readTwice(name, logs),
  }),
);

function readTwice(name: SourceName, logs: LogIntent): readonly Found[] {
  const asked = askedSources(logs);
  const source = asked.find((other) => other.name === name);
  if (!source) return [];
  return asked
    .filter((other) => other.name !== name && LOOSE.includes(other.name))
    .flatMap(namedFiles)
    .filter(({ glob }) => source.files.some((own) => globsMeet(glob, own)))
    .map((named) => twice(named, source));
}

function namedFiles({ name, files, directories }: LogSource): readonly NamedFiles[] {
  return files.map((glob, index) => ({
    glob,
    path: name === 'nodeFiles' ? ['logs', name, index, 'path'] : (directories[0]?.path ?? ['logs', name]),
    source: name,
  }));
}

function twice({ glob, path, source: by }: NamedFiles, { name, noun, origin }: LogSource): Found {
  return {
    path,
    problem: `${glob} reaches the lines of ${noun}, which logs.${name} reads already`,
    consequence:
      origin.kind === 'journal'
        ? 'its files are not text, and what is stored of them nobody can read'
        : `each of its lines is stored twice, the second time without the labels of logs.${name}`,
    fix:
      by === 'nodeFiles'
        ? removeKey(path.slice(0, -1), { otherwise: 'name fewer files' })
        : 'name a directory of its own',
  };
}
