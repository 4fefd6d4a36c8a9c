import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadEnvironments } from '../../../lib/environment/load';
import { chartNamed } from '../../../lib/schema/chart';
import { MINIMAL } from '../in-memory';

let locks: string;
beforeEach(() => {
  locks = mkdtempSync(join(tmpdir(), 'locks-'));
});
afterEach(() => rmSync(locks, { recursive: true }));

function lock(release: string, chart: string, text?: string): void {
  const file = join(locks, 'production', `${release}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text ?? JSON.stringify({ release, namespace: 'monitoring', chart, objects: [] }));
}

function load(text: string, others: Readonly<Record<string, string>> = {}) {
  const files = { 'environments/production.yaml': text, ...others };
  return loadEnvironments(['environments/production.yaml'], (path) => files[path as keyof typeof files], locks);
}

/** The charts that an environment runs, and what was found. */
function charts(text: string, others?: Readonly<Record<string, string>>): readonly string[] {
  const { environments, findings } = load(text, others);
  const each = environments.flatMap(({ loki, collector }) => [
    ...(loki ? [loki.chart] : []),
    ...Object.values(collector).map(({ chart }) => chart),
  ]);
  return [
    ...each.map(({ repository, name, version }) => `${repository.name}/${name} ${version}`),
    ...findings.map(({ finding }) => `${finding.id}: ${finding.problem}`),
  ];
}

const newest = (name: 'loki' | 'alloy' | 'promtail') => {
  const { repository, version } = chartNamed(name, undefined);
  return `${repository.name}/${name} ${version}`;
};

const pinned = (pin: string) => MINIMAL.replace('  retention', `  chart: ${pin}\n  retention`);

test('without a lock the newest charts are installed', () => {
  expect(charts(MINIMAL)).toEqual([newest('loki'), newest('alloy')]);
});

test('a lock names what was not pinned, of the repository that publishes it', () => {
  lock('loki', 'loki 6.49.0');
  lock('alloy', 'alloy 1.5.0');
  lock('alloy-events', 'alloy 1.5.0');
  expect(charts(MINIMAL)).toEqual(['grafana/loki 6.49.0', 'grafana/alloy 1.5.0']);
});

test('what is written wins, in the file or in one that it extends', () => {
  lock('loki', 'loki 6.49.0');
  lock('alloy', 'alloy 1.5.0');
  expect(charts(pinned('18.11.0'))).toEqual(['grafana-community/loki 18.11.0', 'grafana/alloy 1.5.0']);
  expect(charts(pinned('{ version: 18.11.0 }'))[0]).toBe('grafana-community/loki 18.11.0');
  const base = { 'environments/bases/all.yaml': 'collector: { alloy: { chart: 0.12.0 } }\n' };
  expect(charts(`extends: bases/all.yaml\n${MINIMAL}`, base)).toEqual(['grafana/loki 6.49.0', 'grafana/alloy 0.12.0']);
});

test('a repository that is written is that of the lock, or the lock is of another chart', () => {
  lock('loki', 'loki 6.49.0');
  expect(charts(pinned('{ repository: grafana }'))[0]).toBe('grafana/loki 6.49.0');
  expect(charts(pinned('{ repository: grafana-community }'))[0]).toBe('grafana-community/loki 18.11.0');
});

test('a lock of another collector, of several versions or of none changes nothing', () => {
  lock('promtail', 'promtail 6.17.1');
  lock('alloy', 'alloy 1.5.0');
  lock('alloy-events', 'alloy 0.12.0');
  lock('loki', '', '<<<<<<< HEAD\n{ "release": ');
  expect(charts(MINIMAL)).toEqual([newest('loki'), newest('alloy')]);
});

test('a lock of a Loki of ours says nothing about one that exists', () => {
  lock('loki', 'loki 6.49.0');
  const existing = `${MINIMAL.slice(0, MINIMAL.indexOf('loki:'))}loki: { existing: { pushUrl: "http://loki.logging.svc:3100/loki/api/v1/push" } }\ncollector: { alloy: { namespace: monitoring } }\n`;
  expect(charts(existing)).toEqual([newest('alloy')]);
});

test('a version that this tool does not know stays, judged by the nearest; one of another product is told', () => {
  lock('loki', 'loki 99.0.0');
  expect(charts(MINIMAL)).toContain('grafana-community/loki 99.0.0');
  lock('loki', 'loki 2.9.11');
  expect(charts(MINIMAL)).toEqual([expect.stringContaining('loki 2.9.11, which its lock names')]);
});

test('what is wrong with a section is told as without a lock', () => {
  lock('loki', 'loki 6.49.0');
  for (const text of [
    MINIMAL.replace('retention: 30d', 'retention: x'),
    'loki: text\n',
    'loki: { chart: [] }\n',
    pinned('null'),
  ])
    expect(load(text).findings).toEqual(loadEnvironments(['environments/production.yaml'], () => text).findings);
});
