import { readPromql } from '../../../lib/queries/promql';
import type { RuleModel } from '../rule-model';
import { type Case, growing, restarting, steady } from '../scenario';

export const objectStoreErrors: Case = (model) => {
  const [failing = '', counting = ''] = metricsOf(model);
  const byStatus = failing === counting;
  const operation = 'S3.PutObject';
  const failed = model.one(failing, { pod: 'p', operation, ...(byStatus && { status_code: '500' }) });
  const rest = model.one(counting, { pod: 'p', operation, ...(byStatus && { status_code: '200' }) });
  const fires = model.fired(failed, 'namespace', 'operation');
  // A counter of all has what failed, too.
  const calls = (good: number, bad: number) => growing(byStatus ? good : good + bad);
  const scenarios = [
    { title: '11% fail', input: [[rest, calls(89, 11)] as const, [failed, growing(11)] as const], fires, since: 1 },
    { title: '9% fail', input: [[rest, calls(91, 9)] as const, [failed, growing(9)] as const], since: 1 },
    { title: 'nothing is called', input: [[rest, steady(9)] as const, [failed, steady(9)] as const], since: 1 },
    {
      title: 'it fails at the start',
      input: [[rest, growing(1)] as const, [failed, `${growing(5, 3)} ${steady(15)}`] as const],
      since: 1,
    },
    {
      title: 'it is restarted',
      input: [[rest, restarting(100)] as const, [failed, `${steady(9, 12)} ${steady(0)}`] as const],
      since: 1,
    },
    {
      title: 'it answers again',
      input: [[rest, calls(50, 50)] as const, [failed, `${growing(50, 20)} ${steady(1000)}`] as const],
      fires,
      since: 1,
      heals: 28,
    },
  ];
  if (!model.rule.expr.includes('S3[.](?:ObjectExists')) return scenarios;
  const asked = model.one(failing, { pod: 'p', operation: 'S3.ObjectExists', status_code: '500' });
  return [
    ...scenarios,
    { title: 'nothing exists of what is asked for', input: [[asked, growing(9)] as const], since: 1 },
  ];
};

function metricsOf({ rule }: RuleModel): readonly string[] {
  return readPromql(rule.expr).selectors.flatMap(({ metric }) => metric ?? []);
}

export const compactorAbsent: Case = (model) => {
  const up = [model.one('up', { pod: 'a' }), steady(1)] as const;
  const working = (pod: string) => model.one('loki_boltdb_shipper_compactor_running', { pod });
  const fires = model.fired(up[0], 'namespace');
  const { wait } = model;
  return [
    { title: 'there is none', input: [up], fires, since: 0 },
    {
      title: 'none of two is chosen',
      input: [up, [working('a'), steady(0)], [working('b'), steady(0)]],
      fires,
      since: 0,
    },
    {
      title: 'one of two is chosen',
      input: [up, [working('a'), steady(0)], [working('b'), steady(1)]],
      since: 0,
    },
    { title: 'Loki is not scraped', input: [], since: 0 },
    { title: 'it moves', input: [up, [working('a'), `${steady(0, wait - 2)} ${steady(1)}`]], since: 0 },
    {
      title: 'it works again',
      input: [up, [working('a'), `${steady(0, wait + 2)} ${steady(1)}`]],
      fires,
      since: 0,
      heals: wait + 5,
    },
  ];
};
