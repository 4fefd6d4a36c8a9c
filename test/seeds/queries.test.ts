import { logqlQueries } from '../../lib/checks/queries-logql';
import { promqlQueries } from '../../lib/checks/queries-promql';
import { planSubject } from '../../lib/checks/subject';
import { runChecks } from '../../lib/findings/check';
import type { Finding } from '../../lib/findings/finding';
import type { ReadmeSettings } from '../../lib/plan/environment';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { loadFixture } from '../support/load-fixture';
import { PRINTED, type PrintedQuery } from './printed';

const names = [...new Set(PRINTED.flatMap(({ environments }) => environments))];
const plans = new Map(names.map((name) => [name, planStack(loadFixture(name))]));

function planOf(name: string): StackPlan {
  const plan = plans.get(name);
  if (!plan) throw new Error(`there is no plan of ${name}`);
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
