import type { EnvironmentPath } from '../../findings/finding';
import type { Found } from '../../findings/finding-kind';
import type { LogIntent } from '../intent';
import { closestDirectory, directoryOf, POD_LOG_DIRECTORY } from '../paths';
import { logCheck } from './subject';

/** Everything that is read on a node lies below a directory that collectors see. */
export const nodeFilesMounted = logCheck({
  id: 'logs/node-file-outside-mount',
  severity: 'error',
  since: '0.1.0',
  finds: 'a file of the node is to be read that lies below none of `logs.nodeDirectories`',
  happens: 'collectors do not see the directory, and not a line of it is read',
  remedy: 'add its directory to `logs.nodeDirectories`',
  needs: ['logs'],
  find: ({ logs }) => {
    const { pods, nodeDirectories } = logs;
    const files = namedFiles(logs).filter(({ path, again }) => isPlain(path) && !again);
    return [
      ...(pods ? outsideMount(POD_LOG_DIRECTORY, POD_LOG_DIRECTORY, ['logs', 'pods'], nodeDirectories) : []),
      ...files.flatMap(({ path, where }) => outsideMount(path, directoryOf(path), where, nodeDirectories)),
    ];
  },
});

function outsideMount(
  path: string,
  directory: string,
  where: EnvironmentPath,
  known: readonly string[],
): readonly Found[] {
  if (closestDirectory(directory, known) !== undefined) return [];
  return [
    {
      path: where,
      problem: `${path} lies below none of logs.nodeDirectories (${known.join(', ') || 'which is empty'})`,
      consequence: 'collectors do not see the directory, and not a line of it is read',
      fix: `logs:\n  nodeDirectories: [${[...known, directory].join(', ')}]`,
    },
  ];
}

export const nodeFilePaths = logCheck({
  id: 'logs/node-file-path',
  severity: 'error',
  since: '0.1.0',
  finds: 'the path of a file of the node is not absolute, or has empty, `.` or `..` steps',
  happens: 'collectors would look for it in their own container, and not a line of it is read',
  remedy: 'write the path as the node sees it, beginning with a slash',
  needs: ['logs'],
  find: ({ logs }) =>
    namedFiles(logs)
      .filter(({ path }) => !isPlain(path))
      .map(({ path, where }) => ({
        path: where,
        problem: `${path} is not an absolute path without empty, "." and ".." steps`,
        consequence: 'collectors would look for it in their own container, and not a line of it is read',
        fix: 'write the path as the node sees it, beginning with a slash',
      })),
});

export const nodeFilesTwice = logCheck({
  id: 'logs/node-file-twice',
  severity: 'error',
  since: '0.1.0',
  finds: 'a path stands under `logs.nodeFiles` twice',
  happens: 'each line would be stored once for each job',
  remedy: 'delete one of the two entries',
  needs: ['logs'],
  find: ({ logs }) =>
    namedFiles(logs)
      .filter(({ path, again }) => isPlain(path) && again)
      .map(({ path, where }) => ({
        path: where,
        problem: `${path} stands in logs.nodeFiles twice`,
        consequence: 'each line would be stored once for each job',
        fix: 'delete one of the two entries',
      })),
});

/** Files of the node, with where the environment file names them and whether it has done so before. */
function namedFiles({ nodeFiles }: LogIntent) {
  return nodeFiles.map(({ path }, index) => ({
    path,
    where: ['logs', 'nodeFiles', index, 'path'],
    again: nodeFiles.findIndex((other) => other.path === path) < index,
  }));
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
