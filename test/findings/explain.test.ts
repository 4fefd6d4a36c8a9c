import { readFileSync } from 'node:fs';
import { explain } from '../../lib/findings/explain';
import { RUNBOOK_OF_ALERT } from '../../lib/plan/runbooks';
import { FINDING_KINDS } from '../../lib/synth/finding-kinds';

const ask = (asked?: string) => explain(FINDING_KINDS, asked);

test('a warning is explained: what it is, what happens, how to mend and how to accept it, and its source', () => {
  expect(ask('promtail/end-of-life').isKnown).toBe(true);
  expect(ask('promtail/end-of-life').text).toMatch(
    /^promtail\/end-of-life: warning; since 0\.1\.0\n\nProblem: .+\.\nIn the cluster: .+\.\nFix: .+\.\nAccept it: in the environment file, .+\n {4}acknowledge:\n {6}- id: promtail\/end-of-life\n {8}reason: …\nSource: grafana\/loki@v3\.7\.6:.+\n\nMore: docs\/findings\.md#promtailend-of-life\n$/,
  );
});

test('an error can not be accepted, one that may be a warning then, and a note asks nobody', () => {
  const milder = [...FINDING_KINDS.values()].find((kind) => kind.severity === 'error' && kind.milder !== undefined);
  expect(ask('loki/replication-factor').text).toContain('\nAccept it: an error can not be accepted.\n');
  expect(ask(milder?.id).text).toContain('\nAccept it, where it is a warning: ');
  expect(ask('lock/stale').text).toContain('\nAccept it: nobody has to, a note stops nothing.\n');
});

test('what follows from the stack itself has no source', () => {
  expect(ask('loki/minio').text).not.toContain('Source:');
});

test.each([...FINDING_KINDS.keys()])('%s leads to its heading', (id) => {
  const [, anchor = ''] = /findings\.md#(.+)\n/.exec(ask(id).text) ?? [];
  const headings = [...readFileSync('docs/findings.md', 'utf8').matchAll(/^### (.+)$/gm)].map(([, heading = '']) =>
    // github.com/Flet/github-slugger: letters, digits, `-`, `_` and blanks stay.
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  expect(headings.filter((heading) => heading === anchor)).toHaveLength(1);
});

test('a part alone lists its findings, and nothing lists the parts', () => {
  const ids = [...FINDING_KINDS.keys()].filter((id) => id.startsWith('loki/'));
  for (const asked of ['loki', 'loki/']) {
    const { text, isKnown } = ask(asked);
    expect(isKnown).toBe(true);
    expect(text.split('\n')[0]).toBe(`${ids.length} findings of loki:`);
    for (const id of ids) expect(text).toContain(`\n  ${id} `);
  }
  expect(ask().text).toMatch(new RegExp(`^ {2}loki +${ids.length} findings$`, 'm'));
});

test.each([
  ['loki/replication-facter', 'loki/replication-factor'],
  ['lokki/minio', 'loki/minio'],
  ['minio', 'loki/minio'],
  ['loki/end-of-life', 'promtail/end-of-life'],
  ['LOKI', 'loki'],
])('by %s, %s is meant', (asked, meant) => {
  const { isKnown, text } = ask(asked);
  expect(isKnown).toBe(false);
  expect(text.replace(/\?\n$/, '').split(/[ ,]+/)).toContain(meant);
});

test('an alert is told by its runbook', () => {
  const headings = readFileSync('docs/runbook.md', 'utf8').toLowerCase();
  for (const alert of RUNBOOK_OF_ALERT.keys()) {
    const { text, isKnown } = explain(FINDING_KINDS, alert, RUNBOOK_OF_ALERT);
    const [, anchor] = /runbook\.md#(\S+) /.exec(text) ?? [];
    expect(isKnown).toBe(true);
    expect(headings).toContain(`\n### ${anchor}\n`);
  }
  expect(explain(FINDING_KINDS, 'LokiPanic', new Map([['LokiPanics', 'Panics']])).text).toContain(
    'Did you mean LokiPanics?',
  );
});

test('what is like nothing says what to do', () => {
  expect(ask('xyzzy')).toEqual({
    isKnown: false,
    text: 'There is no finding xyzzy. Without an id, explain lists all parts.\n',
  });
  expect(ask('\u001b[31m').text).not.toContain('\u001b');
});
