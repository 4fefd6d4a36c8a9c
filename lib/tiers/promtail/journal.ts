import type { JsonObject } from '../../kubernetes/json';
import type { JournalLogs } from '../../logs/intent';
import { JOURNAL_LEVELS } from '../../logs/loki-labels';
import { copyLabel, setLabel } from './relabel';

/**
 * The journal of one node, which Promtail's own images can read
 * (grafana/loki@v3.6.3:clients/cmd/promtail/Dockerfile). Entries bear their own time.
 */
export function journalSource({ directory, job }: JournalLogs): JsonObject {
  return {
    job_name: 'journal',
    journal: {
      path: directory,
      // A position that is older is given up. Three days outlast a weekend; Loki refuses what is older than a week.
      max_age: '72h',
      labels: { source: 'journal', job },
    },
    relabel_configs: [...unitRules(), ...levelRules()],
  };
}

/** The field `_SYSTEMD_UNIT`: its name begins with an underscore. */
const UNIT = '__journal__systemd_unit';

/**
 * Units whose names hold an id that never comes again: scopes (sessions, containers, mounts of the kubelet), what
 * `systemd-run` and dbus-broker start, and the health checks of Podman, which are named by their hash.
 */
const TRANSIENT = '.+\\.scope|(?:run-|dbus-:).+|[0-9a-f]{32,}.*';

/** The last rule that matches wins. */
function unitRules(): JsonObject[] {
  return [
    copyLabel(UNIT, 'unit'),
    // Instances share the name of their template: user@1000.service is user@.service.
    setLabel('unit', UNIT, '([^@]+@).*(\\.[a-z]+)', '$1$2'),
    // Each would be a stream of its own.
    setLabel('unit', UNIT, TRANSIENT, 'transient'),
    // What systemd itself says.
    setLabel('unit', UNIT, '(init\\.scope)'),
  ];
}

const PRIORITY = '__journal_priority_keyword';

/** Promtail calls the priority 3 `error`, journalctl calls it `err`. A priority that is no level passes for none. */
function levelRules(): JsonObject[] {
  const alike = JOURNAL_LEVELS.filter((level) => level !== 'err');
  return [setLabel('level', PRIORITY, `(${alike.join('|')})`), setLabel('level', PRIORITY, 'error', 'err')];
}
