import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logqlQueries } from '../../lib/checks/queries-logql';
import { promqlQueries } from '../../lib/checks/queries-promql';
import { planSubject } from '../../lib/checks/subject';
import { loadEnvironments } from '../../lib/environment/load';
import { runChecks } from '../../lib/findings/check';
import type { Finding } from '../../lib/findings/finding';
import type { ReadmeSettings } from '../../lib/plan/environment';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { PRINTED, type PrintedQuery } from './printed';

const root = join(__dirname, '../..');
const names = [...new Set(PRINTED.flatMap(({ environments }) => environments))];
const { environments } = loadEnvironments(
  names.map((name) => `environments/${name}.yaml`),
  (path) => readFileSync(join(root, path), 'utf8'),
);
const plans = new Map(environments.map((environment) => [environment.name, planStack(environment)]));

function planOf(name: string): StackPlan {
  const plan = plans.get(name);
  if (!plan) throw new Error(`environments/${name}.yaml is not valid`);
  return plan;
}

function findings(name: string, { language, text }: Pick<PrintedQuery, 'language' | 'text'>): readonly Finding[] {
  const queries = [{ language, text, what: 'it', path: ['readme', 'queries', text] }];
  const subject = planSubject({ ...planOf(name), queries });
  return [...runChecks(logqlQueries, subject), ...runChecks(promqlQueries, subject)];
}

const cases = PRINTED.flatMap(({ environments, ...query }) => environments.map((name) => ({ ...query, name })));
const working = cases.filter(({ deviation }) => !deviation);
const deviating = cases.flatMap(({ deviation, ...query }) => (deviation ? [{ ...query, ...deviation }] : []));

test.each(working)('$name answers $text', ({ name, ...query }) => {
  expect(findings(name, query)).toEqual([]);
});

test.each(deviating)('$name says what to ask in place of $text', ({ name, language, text, asked, working }) => {
  const { readme } = planOf(name).environment;
  expect(text).toContain(asked);
  expect(readme.deviations.map((deviation) => deviation.asked)).toContainEqual(expect.stringContaining(asked));
  for (const form of working) {
    expect(told(readme)).toContain(form);
    expect(findings(name, { language, text: form })).toEqual([]);
  }
});

function told({ deviations, queries }: ReadmeSettings): string {
  return [...deviations.map(({ built }) => built), ...queries.map(({ query }) => query)].join('\n');
}

test('a deviation that a check can see is not told in vain', () => {
  expect(findings('rke2-dev', { language: 'promql', text: 'loki_process_duration_seconds_bucket' })).not.toEqual([]);
});
