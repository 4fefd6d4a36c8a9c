/** The names of levels in a journal, by their number from 0 to 7. */
export const JOURNAL_LEVELS = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'] as const;

/** A label of an entry, from one of its fields as Promtail and Alloy name them. The last rule that matches wins. */
export interface JournalRule {
  /** Index label that the rule sets: `unit` or `level`. */
  readonly label: string;

  /** The field: its own underscore follows those of the prefix. */
  readonly field: string;

  /** A pattern of RE2 for the whole field. @default - the field is copied as it is */
  readonly pattern?: string;

  /** What the label becomes. @default - what the first group matches */
  readonly replacement?: string;

  /** Why. @default - the names say it */
  readonly comment?: string;
}

/** The field `_SYSTEMD_UNIT`: its name begins with an underscore. */
const UNIT = '__journal__systemd_unit';

/** The field `PRIORITY` by its name, at every version with one underscore, whatever older documentation says. */
const PRIORITY = '__journal_priority_keyword';

/**
 * Units whose names hold an id that never comes again: scopes (sessions, containers, mounts of the kubelet), what
 * `systemd-run` and dbus-broker start, and the health checks of Podman, which are named by their hash.
 */
const TRANSIENT = '.+\\.scope|(?:run-|dbus-:).+|[0-9a-f]{32,}.*';

/** The programs call the priority 3 `error`, journalctl calls it `err`. A priority that is no level passes for none. */
const ALIKE = JOURNAL_LEVELS.filter((level) => level !== 'err');

export const JOURNAL_RULES: readonly JournalRule[] = [
  { label: 'unit', field: UNIT },
  {
    label: 'unit',
    field: UNIT,
    pattern: '([^@]+@).*(\\.[a-z]+)',
    replacement: '$1$2',
    comment: 'Instances share the name of their template: user@1000.service is user@.service.',
  },
  {
    label: 'unit',
    field: UNIT,
    pattern: TRANSIENT,
    replacement: 'transient',
    comment: 'Each would be a stream of its own.',
  },
  { label: 'unit', field: UNIT, pattern: '(init\\.scope)', comment: 'What systemd itself says.' },
  { label: 'level', field: PRIORITY, pattern: `(${ALIKE.join('|')})` },
  { label: 'level', field: PRIORITY, pattern: 'error', replacement: 'err' },
];

/** A position that is older is given up. Three days outlast a weekend; Loki refuses what is older than a week. */
export const JOURNAL_MAX_AGE = '72h';
