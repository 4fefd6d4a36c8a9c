import { fixText } from '../../../support/fix-text';
import { charts, minimal } from '../props';
import { findings } from './environment';

test('what Talos sends is for other collectors', () => {
  const talos = { kernelPort: 6050, servicePort: 6051 };
  expect(findings({ talos })).toMatchObject([{ id: 'alloy/source-unsupported', path: ['logs', 'talos'] }]);
});

describe.each(charts)('chart $version', (chart) => {
  const found = (replicas: number, events?: { readonly job: string }) =>
    findings({ pods: undefined, events }, { chart, events: { ...minimal.events, replicas } });
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
  const chart = { ...minimal.chart, program: appVersion };
  const events = { ...minimal.events, replicas: 2 };
  expect(findings({ pods: undefined, events: { job: 'x' } }, { chart, events })).toHaveLength(count);
});

describe('pods that live for seconds', () => {
  const found = (version: string) => findings({}, { chart: { ...minimal.chart, program: version } });

  test.each(['1.12.0', '1.18.1'])('are read by Alloy %s', (version) => expect(found(version)).toEqual([]));

  test('are missed by an older one, and a newer chart is what to do', () => {
    expect(found('1.7.0')).toMatchObject([
      {
        id: 'alloy/short-lived-pods',
        severity: 'warning',
        path: ['collector', 'alloy', 'chart'],
        fix: fixText(/^collector:\n {2}alloy:\n {4}chart: \d/),
      },
    ]);
  });

  test('are nothing to who reads none', () => {
    expect(findings({ pods: undefined }, { chart: { ...minimal.chart, program: '1.7.0' } })).not.toContainEqual(
      expect.objectContaining({ id: 'alloy/short-lived-pods' }),
    );
  });
});
