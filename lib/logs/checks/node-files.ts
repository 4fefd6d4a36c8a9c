import { type EnvironmentPath, error, type Finding } from '../../findings/finding';
import type { Environment } from '../../plan/environment';
import { closestDirectory, directoryOf, POD_LOG_DIRECTORY } from '../paths';
import { filesReadTwice } from './node-files-twice';

/** Everything that is read on a node lies below a directory that collectors see, and nothing is read twice. */
export function nodeFilesMounted({ logs }: Pick<Environment, 'logs'>): readonly Finding[] {
  const { pods, nodeFiles, nodeDirectories } = logs;
  const files = nodeFiles.flatMap(({ path }, index): readonly Finding[] => {
    const where = ['logs', 'nodeFiles', index, 'path'];
    if (!isPlain(path)) return [notPlain(path, where)];
    if (nodeFiles.findIndex((other) => other.path === path) < index) return [repeated(path, where)];
    return outsideMount(path, directoryOf(path), where, nodeDirectories);
  });
  const podFiles = pods ? outsideMount(POD_LOG_DIRECTORY, POD_LOG_DIRECTORY, ['logs', 'pods'], nodeDirectories) : [];
  return [...podFiles, ...files, ...filesReadTwice(logs)];
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
