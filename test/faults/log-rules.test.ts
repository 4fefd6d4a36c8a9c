import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEnvironment, checkPlan } from '../../lib/checks/all';
import type { Finding } from '../../lib/findings/finding';
import type { Environment } from '../../lib/plan/environment';
import { planStack } from '../../lib/plan/plan';
import { ruleTemplateProblem } from '../../lib/tiers/loki/rule-template';
import { load, MINIMAL } from '../environment/in-memory';
import { describeReal } from '../support/programs';
import { type Groups, JUDGED_ALIKE, SYNTH_ALONE } from './log-rules';
import { templates } from './templates';

/** Ids of the errors that synth has about rules; `lokitool` knows no warnings. */
function errorsOf(groups: Groups): readonly string[] {
  const rules = JSON.stringify({ alertmanager: 'http://alertmanager.monitoring:9093', groups });
  const text = MINIMAL.replace('loki:\n', `loki:\n  chart: 6.49.0\n  rules: ${rules}\n`);
  const { environments, findings } = load({ 'environments/production.yaml': text });
  const all = [...findings.map(({ finding }) => finding), ...environments.flatMap(foundIn)];
  return all.flatMap(({ id, severity }) => (severity === 'error' ? [id] : []));
}

function foundIn(environment: Environment): readonly Finding[] {
  return [...checkEnvironment(environment, {}), ...checkPlan(planStack(environment))];
}

test('what only fails when it is evaluated is refused', () => {
  for (const [id, groups] of Object.values(SYNTH_ALONE)) expect(errorsOf(groups)).toEqual([id]);
});

describeReal('lokitool and synth refuse the same rules', ['lokitool'], ({ lokitool }) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const refuses = (groups: Groups) => {
    const file = join(folder, 'rules.yaml');
    writeFileSync(file, JSON.stringify({ groups }));
    return spawnSync(lokitool, ['rules', 'check', file]).status !== 0;
  };

  test('there are enough of them', () => {
    expect(Object.keys(JUDGED_ALIKE).length).toBeGreaterThanOrEqual(60);
  });

  test.each(Object.entries(JUDGED_ALIKE))('%s', (_, groups) => {
    expect(errorsOf(groups).length > 0).toBe(refuses(groups));
  });

  test.each(Object.entries(SYNTH_ALONE))('%s', (_, [, groups]) => {
    expect(refuses(groups)).toBe(false);
  });

  test('no template is judged in another way', () => {
    const verdicts = templates(300).map((summary) => {
      const groups = [{ name: 'g', rules: [{ alert: 'A', expr: 'vector(1)', annotations: { summary } }] }];
      return { summary, loki: refuses(groups), synth: ruleTemplateProblem(summary, '3.6.3') !== undefined };
    });
    expect(verdicts.filter(({ loki, synth }) => loki !== synth)).toEqual([]);
    expect(verdicts.filter(({ loki }) => !loki).length).toBeGreaterThan(50);
    expect(verdicts.filter(({ loki }) => loki).length).toBeGreaterThan(50);
  }, 120_000);
});
