import { useBaseLayer } from '../../lib/environment/base-layer';
import { readSettings } from '../../lib/environment/read-settings';
import { DEFAULT_SETTINGS } from '../../lib/environment/settings';
import { formatFinding } from '../../lib/findings/report';
import { loadOne, MINIMAL, summaries } from './in-memory';

const read = (text: string | undefined) => readSettings(() => text);

const findings = (text: string) => {
  const result = read(text);
  return 'findings' in result ? result.findings : [];
};

test('without the file, folders have their usual names', () => {
  expect(read(undefined)).toEqual({ settings: DEFAULT_SETTINGS });
});

test('what it says wins, and the rest is as usual', () => {
  const text =
    'environments: clusters\noutput: deploy/logging\ncharts-values: values\ncharts: ../charts\npull: true\npath: infra\n';
  expect(read(text)).toEqual({
    settings: {
      environments: 'clusters',
      output: 'deploy/logging',
      locks: 'locks',
      'charts-values': 'values',
      charts: '../charts',
      pull: true,
      path: 'infra',
    },
  });
});

test.each([
  ['a misspelt key', 'environments: a\noutptu: deploy\n', 2, 'outptu', 'write `output`'],
  ['a key that there is not', 'colour: red\n', 1, 'colour', 'environments, output, locks'],
  ['a key of all objects', 'constructor: red\n', 1, 'constructor', 'there are'],
  ['a folder that is a number', 'output: 7\n', 1, 'no path of a folder', 'such as output'],
  ['a path of one machine', 'output: /srv/deploy\n', 1, 'no path of a folder', 'such as output'],
  ['a path of Windows', 'output: C:\\deploy\n', 1, 'no path of a folder', 'such as output'],
  ['a switch that is a text', 'pull: sometimes\n', 1, 'neither true nor false', 'pull: true'],
  ['a place outside of the repository', 'output: ../deploy\n', 1, '../deploy is outside', 'such as infra/logging'],
  ['a way out of the repository', 'path: ../infra\n', 1, '../infra/dist is outside', 'such as infra/logging'],
  ['no YAML', 'output: [a\n', 2, '', ''],
  ['a list', '- output\n', 1, '', ''],
])('%s is told at its line', (_, text, line, problem, fix) => {
  const [found, ...others] = findings(text);
  expect(others).toEqual([]);
  const told = found ? formatFinding(found) : '';
  expect(told).toContain(`cdk8s-logging.yaml:${line}:`);
  expect(told).toContain(problem);
  expect(told).toContain(fix);
});

test.each([
  ['output: ./deploy/\n', { output: 'deploy' }],
  ['environments: clusters//logging/\n', { environments: 'clusters/logging' }],
  ['output: ../deploy\npath: infra\n', { output: '../deploy', path: 'infra' }],
  ['path: ./infra/\n', { path: 'infra' }],
])('%j is one folder, however it is written', (text, expected) => {
  expect(read(text)).toMatchObject({ settings: expected });
});

test('a file that can not be read says why', () => {
  const result = readSettings(() => ({ problem: 'it is a folder', fix: 'name a file' }));
  expect('findings' in result && result.findings[0]?.finding).toMatchObject({
    problem: 'it is a folder',
    fix: 'name a file',
  });
});

describe('where charts are pulled from', () => {
  const read = (text: string) => readSettings(() => text);
  const SOURCES =
    'chartSources: { repositories: { grafana: { url: "https://charts.example.org/grafana", secret: login } } }';

  afterEach(() => useBaseLayer(undefined));

  test('is below what environment files say', () => {
    const settings = read(SOURCES);
    useBaseLayer('settings' in settings ? settings.base : undefined);
    expect(loadOne(MINIMAL).chartSources?.repositories.grafana).toMatchObject({ secret: 'login' });
    const over = `${MINIMAL}chartSources: { repositories: { grafana: { secret: other } } }\n`;
    expect(loadOne(over).chartSources?.repositories.grafana).toEqual({
      url: 'https://charts.example.org/grafana',
      secret: 'other',
    });
  });

  test('is judged once, at its line', () => {
    const result = read(`output: out\n${SOURCES.replace('https:', 'http:')}`);
    expect('findings' in result && summaries(result.findings)).toEqual([
      expect.stringMatching(/^charts\/source-clear-text cdk8s-logging\.yaml:2:/),
    ]);
  });
});
