import type { JournalLogs } from '../../logs/intent';
import { JOURNAL_LEVELS } from '../../logs/loki-labels';
import { type Block, type Component, Reference } from '../../syntax/alloy/document';
import { NODE_NAME } from './node-name';
import { copyLabel, setLabel } from './relabel';

/**
 * The journal of one node. Entries bear their own time. Nothing of the node's own name for itself is used: `node` is
 * what Kubernetes calls it, as for pods.
 */
export function journalComponents(
  { directory, job }: JournalLogs,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  const rules: Component<'loki.relabel'> = {
    name: 'loki.relabel',
    label: 'journal',
    comment: ['Rules for the source: no line passes through.'],
    attributes: { forward_to: [] },
    blocks: [...unitRules(), ...levelRules()],
  };
  const source: Component<'loki.source.journal'> = {
    name: 'loki.source.journal',
    label: 'journal',
    attributes: {
      path: directory,
      // A position that is older is given up. Three days outlast a weekend; Loki refuses what is older than a week.
      max_age: '72h',
      relabel_rules: Reference.to(rules, 'rules'),
      labels: { source: 'journal', job, node: NODE_NAME },
      forward_to: [forwardTo],
    },
    blocks: [],
  };
  return [rules, source];
}

/** The field `_SYSTEMD_UNIT`: its name begins with an underscore. */
const UNIT = '__journal__systemd_unit';

/**
 * Units whose names hold an id that never comes again: scopes (sessions, containers, mounts of the kubelet), what
 * `systemd-run` and dbus-broker start, and the health checks of Podman, which are named by their hash.
 */
const TRANSIENT = '.+\\.scope|(?:run-|dbus-:).+|[0-9a-f]{32,}.*';

/** The last rule that matches wins. */
function unitRules(): readonly Block[] {
  return [
    copyLabel(UNIT, 'unit'),
    {
      ...setLabel('unit', UNIT, '([^@]+@).*(\\.[a-z]+)', '$1$2'),
      comment: ['Instances share the name of their template: user@1000.service is user@.service.'],
    },
    { ...setLabel('unit', UNIT, TRANSIENT, 'transient'), comment: ['Each would be a stream of its own.'] },
    { ...setLabel('unit', UNIT, '(init\\.scope)'), comment: ['What systemd itself says.'] },
  ];
}

/** The field `PRIORITY` by its name, at every version with one underscore, whatever older documentation says. */
const PRIORITY = '__journal_priority_keyword';

/** Alloy calls the priority 3 `error`, journalctl calls it `err`. A priority that is no level passes for none. */
function levelRules(): readonly Block[] {
  const alike = JOURNAL_LEVELS.filter((level) => level !== 'err');
  return [setLabel('level', PRIORITY, `(${alike.join('|')})`), setLabel('level', PRIORITY, 'error', 'err')];
}
