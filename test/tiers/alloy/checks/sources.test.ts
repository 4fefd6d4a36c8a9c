import { fixText } from '../../../support/fix-text';
import { charts, minimal } from '../props';
import { findings } from './environment';

test('what Talos sends is for other collectors', () => {
  const talos = { kernelPort: 6050, servicePort: 6051 };
  expect(findings({ talos })).toMatchObject([{ id: 'alloy/source-unsupported', path: ['logs', 'talos'] }]);
});

describe.each(charts)('chart $version', (chart) => {
  const found = (replicas: number, events?: { readonly job: string }) =>
    findings({ events }, { chart, events: { ...minimal.events, replicas } });
  const job = 'kubernetes-events';

  test('one pod watches events', () => expect(found(1, { job })).toEqual([]));
  test('no pods are needed for no events', () => expect(found(3)).toEqual([]));

  test('several pods need an Alloy whose events know clusters', () => {
    const several = found(2, { job });
    if (chart.appVersion === '1.18.1') return expect(several).toEqual([]);
    expect(several).toMatchObject([
      {
        id: 'alloy/events-replicas',
        severity: 'error',
        path: ['collector', 'alloy', 'events', 'replicas'],
        fix: fixText('replicas: 1'),
      },
    ]);
  });
});

test.each([
  ['1.15.3', 1],
  ['1.16.0', 0],
  ['2.0.0', 0],
  ['0.99.0', 1],
])('Alloy %s', (appVersion, count) => {
  const chart = { ...minimal.chart, appVersion };
  const events = { ...minimal.events, replicas: 2 };
  expect(findings({ events: { job: 'x' } }, { chart, events })).toHaveLength(count);
});
