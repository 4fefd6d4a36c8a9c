import {
  addCommand,
  CHART_NAMES,
  findChart,
  knownCharts,
  knownVersions,
  repositoryNames,
} from '../../lib/charts/catalog';
import { compareVersions } from '../../lib/charts/versions';

const grafana = { name: 'grafana', url: 'https://grafana.github.io/helm-charts' };
const community = { name: 'grafana-community', url: 'https://grafana-community.github.io/helm-charts' };

const NEWEST_OF_GRAFANA = '7.3.0';
const OLDEST_OF_COMMUNITY = '18.0.1';

describe('findChart', () => {
  test('knows which repository publishes a version', () => {
    expect(findChart('loki', { version: '6.49.0' })).toEqual({
      kind: 'found',
      chart: {
        name: 'loki',
        publisher: 'grafana',
        repository: grafana,
        version: '6.49.0',
        appVersion: '3.6.3',
        program: '3.6.3',
        released: '2025-12-12',
        modelled: '6.49.0',
      },
    });
    expect(findChart('loki', { version: '18.11.0' })).toMatchObject({ chart: { repository: community } });
  });

  test('takes the newest version if none is asked for', () => {
    expect(findChart('loki', {})).toMatchObject({ kind: 'found', chart: { version: '18.11.0' } });
    expect(findChart('alloy', {})).toMatchObject({ kind: 'found', chart: { version: '1.11.1' } });
  });

  test('takes the newest version of the repository that is asked for', () => {
    expect(findChart('loki', { repository: 'grafana' })).toMatchObject({
      kind: 'found',
      chart: { version: NEWEST_OF_GRAFANA },
    });
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

  test.each([
    ['a patch beside a known one', { version: '6.49.7' }, 'grafana', '6.49.0'],
    ['newer than all of its publisher', { version: '7.99.0' }, 'grafana', NEWEST_OF_GRAFANA],
    ['of a major version that only one publishes', { version: '19.0.0' }, 'grafana-community', '18.11.0'],
    [
      'of a major version that both publish',
      { version: '7.0.0', repository: 'grafana-community' },
      'grafana-community',
      OLDEST_OF_COMMUNITY,
    ],
  ])('a version that is %s is judged by the nearest of its publisher', (_, wanted, publisher, modelled) => {
    expect(findChart('loki', wanted)).toMatchObject({
      kind: 'found',
      chart: { version: wanted.version, publisher, repository: { name: publisher }, modelled },
    });
  });

  test.each([
    ['latest', { version: 'latest' }, 'inexact'],
    ['a range', { version: '6.x' }, 'inexact'],
    ['half a version', { version: '6.49' }, 'inexact'],
    ['a repository that is not there', { repository: 'bitnami' }, 'unknown-repository'],
    ['a major version older than all that are known', { version: '2.9.11' }, 'nothing-near'],
  ])('of %s there is no chart', (_, wanted, kind) => {
    expect(findChart('loki', wanted)).toEqual({ kind, known: knownCharts('loki') });
  });
});

test.each([
  ['7.99.0', 'grafana', 'npx cdk8s-logging charts add loki 7.99.0 --pull'],
  ['19.0.0', 'grafana-community', 'npx cdk8s-logging charts add loki 19.0.0 --pull'],
  ['7.99.0', 'grafana-community', 'npx cdk8s-logging charts add loki 7.99.0 --repository grafana-community --pull'],
])('the command that makes %s of %s known reads the chart of that publisher', (version, publisher, command) => {
  expect(addCommand({ name: 'loki', publisher, version })).toBe(command);
});

describe('the catalog', () => {
  test('lists every version, newest first', () => {
    expect(knownVersions('loki')).toEqual(expect.arrayContaining(['18.11.0', '7.3.0', '6.49.0']));
    expect(knownVersions('alloy')).toEqual(expect.arrayContaining(['1.11.1', '1.5.0', '0.12.0']));
    const versions = knownVersions('loki');
    expect(versions).toEqual([...versions].sort((a, b) => compareVersions(b, a)));
    expect(repositoryNames()).toEqual(['grafana', 'grafana-community', 'open-telemetry']);
  });

  test.each(CHART_NAMES)('of %s the newest is the usual one', (name) => {
    expect(findChart(name, {})).toEqual({ kind: 'found', chart: knownCharts(name)[0] });
  });
});
