import * as z from 'zod';
import { firstPlaces } from '../../collections/first-of-each';
import { text } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { jobLabels, joinLabelSets, originLabels } from '../labels/label';
import { closestDirectory, directoryOf } from '../paths';
import type { SourceDirectory, SourceKind } from './source';

/** A log file that a node keeps outside of any pod. */
export interface NodeFile {
  /** Absolute path, may hold `*` and `**` globs. */
  readonly path: string;

  /** Value of the label `job`. */
  readonly job: string;
}

const nodeFile = z.strictObject({
  path: text('directory')
    .describe('Absolute path, may hold * and ** globs.')
    .meta({ examples: ['/var/log/syslog'] }),
  job: text('text')
    .describe('Value of the label `job`.')
    .meta({ examples: ['node/syslog'] }),
});

export const nodeFiles: SourceKind<readonly NodeFile[]> = {
  title: 'Files of the node',
  noun: 'files of nodes',
  // Nobody knows what the files are; what is written to at all is mostly written to by something daily.
  silenceThreshold: Duration.hours(24),
  section: z.array(nodeFile).prefault([]).describe('Log files that a node keeps outside of any pod.'),
  example: [{ path: '/var/log/syslog', job: 'node/syslog' }],
  origin: (files) => ({
    kind: 'files',
    files: files.map(({ path, job }) => ({ path, labels: { job }, part: job })),
    // They often belong to others: 0640 syslog:adm.
    foreignOwner: true,
  }),
  directories: (files, { nodeDirectories }) => {
    const places = firstPlaces(nodeDirectories);
    return files.flatMap(({ path }) => directoryOfFile(path, places));
  },
  labels: (files, { cluster }) =>
    joinLabelSets(
      originLabels(cluster),
      jobLabels(
        files.map(({ job }) => job),
        'the log file',
      ),
    ),
  files: (files) => files.map(({ path }) => path),
};

/** The whole directory that is named: a program may delete and make anew the folder that its files are in. */
function directoryOfFile(path: string, nodeDirectories: ReadonlyMap<string, number>): readonly SourceDirectory[] {
  const named = closestDirectory(directoryOf(path), nodeDirectories) ?? '';
  const place = nodeDirectories.get(named);
  if (place === undefined) return [];
  return [{ mounted: named, named, path: ['logs', 'nodeDirectories', place], mustExist: false }];
}
