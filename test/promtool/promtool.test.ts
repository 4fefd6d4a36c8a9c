import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { describeReal } from '../support/programs';
import { caseOf } from './cases';
import { RuleModel, seriesText, type WrittenRule } from './rule-model';
import type { Scenario } from './scenario';
import { alertsOf, ruleFiles } from './written-rules';

const files = ruleFiles();
const alerts = files.flatMap((file) => alertsOf(file).map((rule) => ({ origin: file.origin, rule })));

/** Environments have many alerts in common, to the letter. */
const different = [
  ...new Map(
    alerts.map(({ origin, rule: { annotations: _, ...rule }, rule: written }) => [
      JSON.stringify(rule),
      { origin, rule: written },
    ]),
  ).values(),
];

const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('every alert is tried on what may happen: it fires on something, stays quiet on something, and heals', () => {
  const untried = alerts.filter(({ rule }) => {
    const scenarios = caseOf(rule.alert)?.(new RuleModel(rule)) ?? [];
    const tried = [
      scenarios.some(({ fires }) => fires),
      scenarios.some(({ fires }) => !fires),
      scenarios.some(({ heals }) => heals !== undefined),
    ];
    return tried.includes(false);
  });
  expect(untried.map(({ origin, rule }) => `${origin}: ${rule.alert}`)).toEqual([]);
});

describeReal('promtool', ['promtool'], (paths) => {
  /** The words of a refusal, without those of what went well. */
  const promtool = (...args: readonly string[]) => {
    const ran = spawnSync(paths.promtool, args, { encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 220_000 });
    const failures = (ran.stdout + ran.stderr).split('\n').filter((line) => !/^\s*(?:SUCCESS.*)?$/.test(line));
    return { status: ran.status, output: ran.status === 0 ? [] : failures };
  };

  test('accepts all rules', () => {
    const written = files.map(({ spec }, index) => write(`rules-${index}.yaml`, spec));
    const { status, output } = promtool('check', 'rules', '--lint=all', '--lint-fatal', ...written);
    expect({ status, output }).toEqual({ status: 0, output: [] });
  });

  test.each(['Alloy', 'Loki', 'Otel', 'Promtail'])(
    'sees alerts of %s fire when they should, and only then',
    (program) => {
      const own = different.filter(({ rule }) => rule.alert.startsWith(program));
      const { status, output } = promtool(
        'test',
        'rules',
        ...own.map((each, index) => alertTest(program, each, index)),
      );
      expect({ status, output }).toEqual({ status: 0, output: [] });
    },
    240_000,
  );
});

/** The file of all that may happen to what an alert watches. */
function alertTest(program: string, { origin, rule }: (typeof alerts)[number], index: number): string {
  const scenarios = caseOf(rule.alert)?.(new RuleModel(rule)) ?? [];
  // One rule a file: the others would have to be evaluated with it.
  const rules = write(`alert-${program}-${index}.yaml`, { groups: [{ name: 'alert', rules: [withoutTexts(rule)] }] });
  return write(`test-${program}-${index}.yaml`, {
    rule_files: [rules],
    evaluation_interval: `${scenarios[0]?.step ?? 1}m`,
    tests: scenarios.map((scenario) => ruleTest(`${origin} ${rule.alert}: ${scenario.title}`, rule, scenario)),
  });
}

/** promtool would compare them, rendered. */
function withoutTexts({ annotations: _, ...rule }: WrittenRule) {
  return rule;
}

function ruleTest(name: string, rule: WrittenRule, { input, fires, since, heals, step = 1 }: Scenario) {
  const due = since + new RuleModel(rule).wait;
  const expect_ = (minute: number, expected: readonly object[]) => ({
    eval_time: `${minute}m`,
    alertname: rule.alert,
    exp_alerts: expected,
  });
  const firing = [
    expect_(due - step, []),
    expect_(due, [{ exp_labels: fires }]),
    ...(heals === undefined ? [] : [expect_(heals, [])]),
  ];
  return {
    name,
    interval: `${step}m`,
    input_series: input.map(([series, values]) => ({ series: seriesText(series), values })),
    alert_rule_test: fires ? firing : [expect_(due, []), expect_(due + 10, [])],
  };
}

function write(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, stringify(content, { aliasDuplicateObjects: false }));
  return path;
}
