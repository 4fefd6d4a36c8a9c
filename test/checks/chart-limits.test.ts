import type { ChartLimit } from '../../lib/charts/model-file';
import { chartModel, useModel } from '../../lib/charts/models';
import { chartLimits } from '../../lib/checks/chart-limits';
import { planSubject } from '../../lib/checks/subject';
import { planStack } from '../../lib/plan/plan';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { runCheck } from '../support/checks';

const LOKI = { chart: 'loki', publisher: 'grafana', version: '6.49.0' };
const known = chartModel(LOKI);

function limited(limit: Pick<ChartLimit, 'feature' | 'kind'>, neighbour: readonly string[] = []): void {
  const limits = [{ ...limit, object: 'StatefulSet loki', expected: 'a', found: 'b' }];
  useModel({ ...known, version: '6.49.1', proven: [...neighbour] });
  useModel({ ...known, proven: [], limits });
}

const find = (line: string) => {
  const text = MINIMAL.replace(/^loki:\n/m, `loki:\n  chart: 6.49.0\n  ${line}\n`);
  return runCheck(chartLimits, planSubject(planStack(loadOne(text))));
};

test('what a version can not have is an error where it is asked for, and nowhere else', () => {
  limited({ feature: 'tenant', kind: 'unlinked' });
  expect(find('tenant: prod')).toMatchObject([
    {
      id: 'chart/limit',
      severity: 'error',
      path: ['loki', 'chart'],
      problem: 'the chart loki 6.49.0 has no tenant: of StatefulSet loki, a is expected, and b',
    },
  ]);
  expect(find('canary: true')).toEqual([]);
});

test('pods that run otherwise than is computed are a warning', () => {
  limited({ feature: 'tenant', kind: 'different' });
  expect(find('tenant: prod')).toMatchObject([{ severity: 'warning' }]);
});

test('the nearest version that was seen to have it is the way out', () => {
  limited({ feature: 'tenant', kind: 'refused' }, ['tenant']);
  expect(find('tenant: prod')).toMatchObject([{ fix: { edits: expect.anything() } }]);
  expect(JSON.stringify(find('tenant: prod')[0]?.fix)).toContain('6.49.1');
});
