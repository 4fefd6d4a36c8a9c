import { labelContract } from '../../../lib/logs/labels/contract';
import { JOURNAL_LEVELS } from '../../../lib/logs/sources/journal-rules';
import { nodeComponents } from '../../../lib/tiers/alloy/config';
import { schemes } from '../../support/schemes';
import { allLogs, everything } from './props';
import { relabel } from './relabeling';

const components = nodeComponents(allLogs, everything.push, everything.chart.appVersion);
const rules = components.find(({ name }) => name === 'loki.relabel')?.blocks ?? [];

/** The labels of an entry, those with two underscores left out as Alloy does. */
function labelsOf(fields: Readonly<Record<string, string>>): unknown {
  const labels = Object.entries(relabel(rules, fields) ?? {});
  return Object.fromEntries(labels.filter(([name]) => !name.startsWith('__')));
}

const unitOf = (unit: string) => labelsOf({ __journal__systemd_unit: unit });

/** grafana/alloy@v1.7.0:internal/component/loki/source/journal/internal/target/journaltarget.go, makeJournalPriority() */
const KEYWORDS = ['emerg', 'alert', 'crit', 'error', 'warning', 'notice', 'info', 'debug'];

test('priorities have the names that journalctl gives them, and that the contract promises', () => {
  const levels = KEYWORDS.map((keyword) => labelsOf({ __journal_priority_keyword: keyword }));
  expect(levels).toEqual(JOURNAL_LEVELS.map((level) => ({ level })));
  const promised = labelContract(allLogs, schemes.alloy).find(({ source }) => source === 'journal');
  expect(promised?.labels.find(({ name }) => name === 'level')?.values).toEqual(JOURNAL_LEVELS);
});

test.each(['8', '-1', 'errors', ''])('the priority %j is no level', (priority) => {
  expect(labelsOf({ __journal_priority_keyword: priority })).toEqual({});
});

test.each(['rke2-server.service', 'rke2-agent.service', 'ssh.service', 'init.scope', 'systemd-journald.service'])(
  '%s keeps its name',
  (unit) => expect(unitOf(unit)).toEqual({ unit }),
);

test.each([
  ['user@1000.service', 'user@.service'],
  ['getty@tty1.service', 'getty@.service'],
  ['sshd@3-10.0.0.1:22-10.0.0.2:50512.service', 'sshd@.service'],
  ['systemd-coredump@12-4711-0.service', 'systemd-coredump@.service'],
])('%s is an instance of %s', (unit, template) => expect(unitOf(unit)).toEqual({ unit: template }));

test.each([
  'session-12.scope',
  'cri-containerd-0a1b2c.scope',
  'run-r0a1b2c3d4e5f.scope',
  'run-u42.service',
  'run-p12-i34.service',
  'dbus-:1.2-org.freedesktop.problems@0.service',
  `${'0a1b2c3d'.repeat(8)}.service`,
  `${'0a1b2c3d'.repeat(8)}-1f2e3d.service`,
])('%s is one of many', (unit) => expect(unitOf(unit)).toEqual({ unit: 'transient' }));

test('an entry without a unit has no label for it', () => {
  expect(labelsOf({ __journal__transport: 'kernel', __journal_priority_keyword: 'info' })).toEqual({ level: 'info' });
});

test('the source has its path, its labels and the rules, and no other', () => {
  const source = components.find(({ name }) => name === 'loki.source.journal');
  expect(source?.attributes).toMatchObject({
    path: '/run/log/journal',
    labels: { source: 'journal', job: 'node/journal', node: { name: 'sys.env', parameters: ['HOSTNAME'] } },
  });
  expect(components.filter(({ name }) => name === 'loki.relabel')).toHaveLength(1);
});
