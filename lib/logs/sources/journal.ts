import * as z from 'zod';
import { text } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { fixedLabel, jobLabels, joinLabelSets, originLabels, sharedLabels } from '../labels/label';
import { JOURNAL_LEVELS } from './journal-rules';
import { enabled, job, switchable } from './section';
import type { SourceKind } from './source';

/** The journal of each node: what systemd and its units have to say. */
export interface JournalLogs {
  /** Directory of the journal: `/var/log/journal`, or `/run/log/journal` on nodes that keep it in memory. */
  readonly directory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

const settings = z.strictObject({
  enabled,
  directory: text('directory')
    .prefault('/var/log/journal')
    .describe('Directory of the journal; /run/log/journal on nodes that keep it in memory.'),
  job: job('journal'),
});

export const journal: SourceKind<JournalLogs> = {
  title: 'Journals of the nodes',
  noun: 'journals',
  // Timers of systemd run at least daily, cron and logins more often, and each node counts.
  silenceThreshold: Duration.hours(12),
  section: switchable(settings, {
    on: false,
    description: "The journal of each node, where systemd's units write",
  }),
  example: { directory: '/var/log/journal', job: 'journal' },
  origin: ({ directory, job }) => ({ kind: 'journal', directory, job }),
  // journald keeps its journal on disk from its next start on if it finds the directory (`Storage=auto` of
  // journald.conf): a collector that made it would change the node, and read nothing until then.
  directories: ({ directory }) => [
    { mounted: directory, named: directory, path: ['logs', 'journal', 'directory'], mustExist: true },
  ],
  labels: (asked, { cluster }) => {
    const { loki } = joinLabelSets(
      originLabels(cluster),
      sharedLabels(fixedLabel('source', 'journal', '`journal`.')),
      jobLabels([asked.job], 'journals'),
      sharedLabels(UNIT, LEVEL),
    );
    // OpenTelemetry has no names of its own for entries of a journal.
    return { loki, otlp: loki };
  },
  files: ({ directory }) => [`${directory}/**/*.journal`],
};

const UNIT = {
  name: 'unit',
  description:
    'The unit of systemd: `ssh.service`; all instances of a template as `user@.service`, units that exist only for a while as `transient`; absent without one.',
};

const LEVEL = {
  name: 'level',
  description: `The priority of the message: ${JOURNAL_LEVELS.map((level) => `\`${level}\``).join(', ')}.`,
  values: JOURNAL_LEVELS,
};
