import { type EnvironmentPath, type Finding, warning } from '../../findings/finding';
import type { LogIntent } from '../intent';
import { POD_LOG_DIRECTORY, rke2Files } from '../paths';
import { globsMeet } from './globs';

/** Files that a source reads. */
interface SourceFiles {
  readonly source: keyof typeof HOLDS;
  readonly globs: readonly string[];
}

const HOLDS = {
  pods: 'the output of pods',
  machineLogs: 'the logs of the node’s services',
  journal: 'the journal',
  rke2: 'the output of a part of RKE2',
} as const;

/** The runtime's links to the files of pods. */
const POD_LOG_LINKS = '/var/log/containers';

/** No file that a source reads with labels of its own is read as a mere file as well. */
export function filesReadTwice(logs: LogIntent): readonly Finding[] {
  const sources = sourceFiles(logs);
  const files = logs.nodeFiles.flatMap(({ path }, index) =>
    readTwice(path, sources, ['logs', 'nodeFiles', index, 'path']),
  );
  const others = sources.filter(({ source }) => source !== 'machineLogs');
  const machineLogs = machineLogFiles(logs).flatMap((glob) =>
    readTwice(glob, others, ['logs', 'machineLogs', 'directory']),
  );
  return [...files, ...machineLogs];
}

function sourceFiles(logs: LogIntent): readonly SourceFiles[] {
  const { pods, journal, rke2 } = logs;
  return [
    { source: 'pods', globs: pods ? [`${POD_LOG_DIRECTORY}/*/*/*`, `${POD_LOG_LINKS}/*`] : [] },
    { source: 'machineLogs', globs: machineLogFiles(logs) },
    { source: 'journal', globs: journal ? [`${journal.directory}/**/*.journal`] : [] },
    { source: 'rke2', globs: rke2 ? rke2Files(rke2).map(({ path }) => path) : [] },
  ];
}

function machineLogFiles({ machineLogs }: LogIntent): readonly string[] {
  return machineLogs ? [`${machineLogs.directory}/*.log`] : [];
}

function readTwice(glob: string, sources: readonly SourceFiles[], where: EnvironmentPath): readonly Finding[] {
  const again = sources.filter(({ globs }) => globs.some((other) => globsMeet(glob, other)));
  return again.map(({ source }) => twice(glob, source, where));
}

function twice(glob: string, source: keyof typeof HOLDS, where: EnvironmentPath): Finding {
  return warning(`logs/node-file-reads-${source === 'machineLogs' ? 'machine-logs' : source}`, where, {
    problem: `${glob} holds ${HOLDS[source]}, which logs.${source} reads already`,
    consequence:
      source === 'journal'
        ? 'its files are not text, and what is stored of them nobody can read'
        : `each of its lines is stored twice, the second time without the labels of logs.${source}`,
    fix: where.includes('machineLogs') ? 'name a directory of its own' : 'delete the entry, or name fewer files',
  });
}
