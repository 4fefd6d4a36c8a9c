import { firstOfEach } from '../../collections/first-of-each';
import { defineCheck } from '../../findings/check';
import type { EnvironmentPath } from '../../findings/finding';
import type { Found } from '../../findings/finding-kind';
import { removeKey, setKey } from '../../findings/repair';
import type { LogIntent } from '../intent';
import { closestDirectory, directoryOf, POD_LOG_DIRECTORY } from '../paths';
import type { LogSubject } from './subject';

const define = defineCheck<LogSubject>();

/** A path of `logs.nodeFiles`, and where it stands. */
interface NamedPath {
  readonly path: string;
  readonly where: EnvironmentPath;
}

export const nodeFileOutsideMount = define({
  id: 'logs/node-file-outside-mount',
  severity: 'error',
  since: '0.1.0',
  finds: 'a file of the node, or the folder of pods, lies below none of `logs.nodeDirectories`',
  happens: 'collectors do not see the directory, and not a line of it is read',
  remedy: 'add the directory to `logs.nodeDirectories`',
  needs: ['logs'],
  find: ({ logs }) => {
    const { pods, nodeDirectories } = logs;
    const mounted = new Set(nodeDirectories);
    const podFiles = pods ? [{ path: POD_LOG_DIRECTORY, directory: POD_LOG_DIRECTORY, where: ['logs', 'pods'] }] : [];
    const files = firstPlain(logs).map((named) => ({ ...named, directory: directoryOf(named.path) }));
    return [...podFiles, ...files]
      .filter(({ directory }) => closestDirectory(directory, mounted) === undefined)
      .map((file) => outsideMount(file, nodeDirectories));
  },
});

export const nodeFilePath = define({
  id: 'logs/node-file-path',
  severity: 'error',
  since: '0.1.0',
  finds: 'the path of a file of the node is not absolute, or has empty, "." or ".." steps',
  happens: 'collectors look for it in their own container, and not a line of it is read',
  remedy: 'write the path as the node sees it, beginning with a slash',
  needs: ['logs'],
  find: ({ logs }) =>
    namedPaths(logs)
      .filter(({ path }) => !isPlain(path))
      .map(({ path, where }) => ({
        path: where,
        problem: `${path} is not an absolute path without empty, "." and ".." steps`,
        consequence: 'collectors would look for it in their own container, and not a line of it is read',
        fix: 'write the path as the node sees it, beginning with a slash',
      })),
});

export const nodeFileTwice = define({
  id: 'logs/node-file-twice',
  severity: 'error',
  since: '0.1.0',
  finds: 'a file of the node is named twice',
  happens: 'each line is stored once for each job',
  remedy: 'delete one of the two entries',
  needs: ['logs'],
  find: ({ logs }) => {
    const all = namedPaths(logs);
    const first = new Set(firstOfEach(all, ({ path }) => path));
    return all
      .filter((named) => isPlain(named.path) && !first.has(named))
      .map(({ path, where }) => ({
        path: where,
        problem: `${path} stands in logs.nodeFiles twice`,
        consequence: 'each line would be stored once for each job',
        fix: removeKey(where.slice(0, -1)),
      }));
  },
});

function namedPaths({ nodeFiles = [] }: LogIntent): readonly NamedPath[] {
  return nodeFiles.map(({ path }, index) => ({ path, where: ['logs', 'nodeFiles', index, 'path'] }));
}

function firstPlain(logs: LogIntent): readonly NamedPath[] {
  return firstOfEach(namedPaths(logs), ({ path }) => path).filter(({ path }) => isPlain(path));
}

/** From the root, and without steps up or to the same place. */
function isPlain(path: string): boolean {
  const [root, ...steps] = path.split('/');
  return root === '' && steps.length > 0 && !steps.some((step) => ['', '.', '..'].includes(step));
}

function outsideMount(
  { path, where, directory }: NamedPath & { readonly directory: string },
  known: readonly string[],
): Found {
  return {
    path: where,
    problem: `${path} lies below none of logs.nodeDirectories (${known.join(', ') || 'which is empty'})`,
    consequence: 'collectors do not see the directory, and not a line of it is read',
    fix: setKey(['logs', 'nodeDirectories'], [...known, directory]),
  };
}
