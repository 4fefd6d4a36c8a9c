import type { Environment } from '../environment/environment';
import type { LogIntent } from '../logs/intent';
import { closestDirectory, directoryOf, isWithin, POD_LOG_DIRECTORY, rke2Files } from '../logs/paths';
import { type EnvironmentPath, error, type Finding, warning } from './finding';

/** The runtime's links to the files of pods. */
const POD_LOG_LINKS = '/var/log/containers';

/** Everything that is read on a node lies below a directory that collectors see, and nothing is read twice. */
export function nodeFilesMounted({ logs }: Pick<Environment, 'logs'>): readonly Finding[] {
  const { pods, nodeFiles, nodeDirectories } = logs;
  const files = nodeFiles.flatMap(({ path }, index): readonly Finding[] => {
    const where = ['logs', 'nodeFiles', index, 'path'];
    if (!isPlain(path)) return [notPlain(path, where)];
    if (nodeFiles.findIndex((other) => other.path === path) < index) return [repeated(path, where)];
    const again = readAgain(path, logs);
    if (again !== undefined) return [readTwice(path, again, where)];
    return outsideMount(path, directoryOf(path), where, nodeDirectories);
  });
  const podFiles = pods ? outsideMount(POD_LOG_DIRECTORY, POD_LOG_DIRECTORY, ['logs', 'pods'], nodeDirectories) : [];
  return [...podFiles, ...files];
}

/** From the root, and without steps up or to the same place. */
function isPlain(path: string): boolean {
  return (
    path.startsWith('/') &&
    !path
      .split('/')
      .slice(1)
      .some((step) => ['', '.', '..'].includes(step))
  );
}

/** The source that reads the file already. */
function readAgain(path: string, { pods, journal, rke2 }: LogIntent): 'pods' | 'journal' | 'rke2' | undefined {
  const isIn = (directory: string) => isWithin(directoryOf(path), directory);
  if (pods && (isIn(POD_LOG_DIRECTORY) || isIn(POD_LOG_LINKS))) return 'pods';
  if (journal && isIn(journal.directory)) return 'journal';
  return rke2 && rke2Files(rke2).some((file) => mayMatch(path, file.path)) ? 'rke2' : undefined;
}

/** `*` and `?` stand for anything but a slash, `**` for anything; sets and alternatives for more than they might. */
function mayMatch(glob: string, path: string): boolean {
  const pattern = glob.replace(/\*\*\/?|\*|\?|\[[^\]]*\]|\{[^}]*\}|[.+^$()|\\[\]{}]/g, (part) => {
    if (part.startsWith('**') || /^[[{]./.test(part)) return '.*';
    return { '*': '[^/]*', '?': '[^/]' }[part] ?? `\\${part}`;
  });
  return new RegExp(`^${pattern}$`).test(path);
}

function outsideMount(
  path: string,
  directory: string,
  where: EnvironmentPath,
  known: readonly string[],
): readonly Finding[] {
  if (closestDirectory(directory, known) !== undefined) return [];
  return [
    error('logs/node-file-outside-mount', where, {
      problem: `${path} lies below none of logs.nodeDirectories (${known.join(', ') || 'which is empty'})`,
      consequence: 'collectors do not see the directory, and not a line of it is read',
      fix: `logs:\n  nodeDirectories: [${[...known, directory].join(', ')}]`,
    }),
  ];
}

function notPlain(path: string, where: EnvironmentPath): Finding {
  return error('logs/node-file-path', where, {
    problem: `${path} is not an absolute path without empty, "." and ".." steps`,
    consequence: 'collectors would look for it in their own container, and not a line of it is read',
    fix: 'write the path as the node sees it, beginning with a slash',
  });
}

function repeated(path: string, where: EnvironmentPath): Finding {
  return error('logs/node-file-twice', where, {
    problem: `${path} stands in logs.nodeFiles twice`,
    consequence: 'each line would be stored once for each job',
    fix: 'delete one of the two entries',
  });
}

const HOLDS = {
  pods: 'the output of pods',
  journal: 'the journal',
  rke2: 'the output of a part of RKE2',
} as const;

function readTwice(path: string, source: keyof typeof HOLDS, where: EnvironmentPath): Finding {
  return warning(`logs/node-file-reads-${source}`, where, {
    problem: `${path} holds ${HOLDS[source]}, which logs.${source} reads already`,
    consequence:
      source === 'journal'
        ? 'its files are not text, and what is stored of them nobody can read'
        : `each of its lines is stored twice, the second time without the labels of logs.${source}`,
    fix: 'delete the entry',
  });
}
