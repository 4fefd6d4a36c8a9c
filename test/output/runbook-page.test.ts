import { readFileSync } from 'node:fs';
import { alertRules } from '../../lib/monitoring/rules/rules';
import { alertsOf, type Runbook, runbookPlace } from '../../lib/monitoring/rules/runbook';
import { runbookPage } from '../../lib/output/runbook-page';
import { RUNBOOKS } from '../../lib/plan/runbooks';
import { joinMetrics, platformMetrics, programMetrics } from '../../lib/queries/metrics';
import { readPromql } from '../../lib/queries/promql';
import { alloyWatched, everySource, lokiWatched, otelWatched, promtailWatched } from '../monitoring/rules/workloads';
import { alertsOf as alertsIn, ruleFiles } from '../promtool/written-rules';

const page = runbookPage(RUNBOOKS);
const runbooks = RUNBOOKS.flatMap((chapter) => chapter.runbooks);
const limited = promtailWatched().workloads.map((each) => ({
  ...each,
  container: { name: 'promtail', limits: { cpu: '1', memory: '1Gi' } },
}));
const otelLimited = otelWatched().workloads.map((each) => ({
  ...each,
  container: { name: 'otel', limits: { cpu: '1', memory: '1Gi' } },
}));
const lokiLimited = lokiWatched().workloads.map((each) => ({
  ...each,
  container: { name: 'loki', limits: { cpu: '1', memory: '1Gi' } },
}));
const everything = [alloyWatched(), otelWatched(otelLimited), promtailWatched(limited), lokiWatched(lokiLimited)];
const rules = alertRules(everything, everySource).flatMap((group) => group.rules);

test('docs/runbook.md is up to date', () => {
  // Not shown in full where it is not: npm run docs writes it.
  expect(readFileSync('docs/runbook.md', 'utf8') === page).toBe(true);
});

test('every alert has its section, and no section is left over', () => {
  const told = runbooks.flatMap(alertsOf).sort();
  expect([...new Set(rules.map(({ alert }) => alert))].sort()).toEqual(told);
  const mistaken = rules.filter(({ alert, runbook }) => !alertsOf(runbook).includes(alert));
  expect(mistaken.map(({ alert }) => alert)).toEqual([]);
});

test('every alert that synth writes names a section that is there', () => {
  const anchors = [...page.matchAll(/^### (\w+)$/gm)].map(([, name = '']) => `docs/runbook.md#${name.toLowerCase()}`);
  const written = ruleFiles().flatMap(alertsIn);
  expect(written.filter(({ annotations }) => !anchors.includes(annotations.runbook ?? ''))).toEqual([]);
  expect(new Set(anchors).size).toBe(anchors.length);
});

test('a section says what it means, what it costs, where to look and what helps', () => {
  const [, section = ''] = page.split('### LokiIngestionStopped\n');
  const order = ['**Meaning.**', '**Impact.**', '**Diagnosis.**', '```sh', '```promql', '**Mitigation.**\n\n- '];
  const places = order.map((text) => section.indexOf(text));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

describe('what a runbook asks of Prometheus', () => {
  const programs = ['alloy', 'loki', 'loki-canary', 'otelcol', 'promtail'].map((name) => programMetrics({ name }));
  const known = joinMetrics([platformMetrics(), ...programs]);
  const asked = runbooks.flatMap(({ name, diagnosis }) =>
    diagnosis.flatMap(({ language, command }) => (language === 'promql' ? [[name, command] as const] : [])),
  );

  test.each(asked)('%s: %s', (_, command) => {
    const { problems, selectors } = readPromql(command);
    expect(problems).toEqual([]);
    expect(selectors.filter(({ metric }) => metric !== undefined && !known.has(metric))).toEqual([]);
  });
});

test('sections refer to sections that are there', () => {
  const names = runbooks.flatMap((runbook) => [runbook.name, ...alertsOf(runbook)]);
  const texts = runbooks.flatMap(({ mitigation }) => mitigation);
  const referred = texts
    .flatMap((text) => [...text.matchAll(/see ((?:`\w+`(?:, )?)+)/gi)])
    .flatMap(([, found = '']) => [...found.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
  expect(referred.length).toBeGreaterThan(10);
  expect(referred.filter((name) => !names.includes(name))).toEqual([]);
});

test('a place is an anchor of the page, wherever the page is', () => {
  const runbook: Pick<Runbook, 'name'> = { name: 'PodNotReady' };
  expect(runbookPlace(runbook)).toBe('docs/runbook.md#podnotready');
  expect(runbookPlace(runbook, 'https://git.example.com/x/runbook.md#top')).toBe(
    'https://git.example.com/x/runbook.md#podnotready',
  );
});
