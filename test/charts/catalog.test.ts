import { findChart, knownCharts, knownVersions, repositoryNames } from '../../lib/charts/catalog';

const grafana = { name: 'grafana', url: 'https://grafana.github.io/helm-charts' };
const community = { name: 'grafana-community', url: 'https://grafana-community.github.io/helm-charts' };

describe('findChart', () => {
  test('knows which repository publishes a version', () => {
    expect(findChart('loki', { version: '6.49.0' })).toEqual({
      kind: 'found',
      chart: { name: 'loki', repository: grafana, version: '6.49.0', appVersion: '3.6.3', released: '2025-12-12' },
    });
    expect(findChart('loki', { version: '18.11.0' })).toMatchObject({ chart: { repository: community } });
  });

  test('takes the newest version if none is asked for', () => {
    expect(findChart('loki', {})).toMatchObject({ kind: 'found', chart: { version: '18.11.0' } });
    expect(findChart('alloy', {})).toMatchObject({ kind: 'found', chart: { version: '1.11.1' } });
  });

  test('takes the newest version of the repository that is asked for', () => {
    expect(findChart('loki', { repository: 'grafana' })).toMatchObject({ kind: 'found', chart: { version: '6.49.0' } });
  });

  test.each([
    ['6.49.0', 'grafana-community', 'grafana'],
    ['18.11.0', 'grafana', 'grafana-community'],
  ])('says that %s is not of %s but of %s', (version, repository, right) => {
    expect(findChart('loki', { version, repository })).toMatchObject({
      kind: 'other-repository',
      chart: { version, repository: { name: right } },
    });
  });

  test.each([{ version: '7.0.0' }, { version: '7.0.0', repository: 'grafana' }, { repository: 'bitnami' }])(
    'names the known pairs for %j',
    (wanted) => {
      expect(findChart('loki', wanted)).toEqual({ kind: 'unknown-version', known: knownCharts('loki') });
    },
  );
});

describe('the catalog', () => {
  test('lists every version, newest first', () => {
    expect(knownVersions('loki')).toEqual(['18.11.0', '6.49.0']);
    expect(knownVersions('alloy')).toEqual(['1.11.1', '1.5.0', '0.12.0']);
    expect(repositoryNames()).toEqual(['grafana', 'grafana-community', 'open-telemetry']);
  });

  test.each(['loki', 'alloy'] as const)('orders %s by day and defaults to the newest', (name) => {
    const days = knownCharts(name).map((chart) => chart.released);
    expect(days).toEqual([...days].sort().reverse());
    expect(findChart(name, {})).toEqual({ kind: 'found', chart: knownCharts(name)[0] });
  });
});
