import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../lib/places/cache-folder';
import { buildCommand, type Command } from '../cli/command';
import { describeReal } from '../support/programs';
import { type SmallChart, writeSmallChart } from './small-chart';

const FIRST: SmallChart = { version: '6.99.0', labelsKey: 'podLabels', level: 'info', port: 3101 };
const SECOND: SmallChart = { version: '6.99.1', labelsKey: 'podTags', level: 'warn', port: 3102 };

const ENVIRONMENT = `cluster: edge
platform: { distribution: k3s, nodes: 3 }
delivery: { flux: {} }
loki: { existing: { pushUrl: "http://loki.logs.svc.cluster.local:3100/loki/api/v1/push" } }
collector: { promtail: { namespace: logging, chart: 6.99.0, values: { podLabels: { team: a } } } }
logs: { pods: true }
`;

describeReal('charts add and charts diff, with a chart of our own', ['helm', 'chart-model'], () => {
  let command: Command;
  let charts: string;
  beforeAll(() => {
    command = buildCommand();
    charts = mkdtempSync(join(tmpdir(), 'charts-'));
    // It finds programs in the user's cache by what they are built from.
    cpSync('tools', join(dirname(command.program), '../tools'), { recursive: true });
    command.env.CDK8S_LOGGING_CACHE = cacheFolder();
  });
  beforeEach(() => command.clear());
  afterAll(() => {
    command.remove();
    rmSync(charts, { recursive: true });
  });

  const add = (chart: SmallChart, path = writeSmallChart(charts, chart)) =>
    command.run('charts', 'add', 'promtail', chart.version, '--chart', path);
  const isWritten = ({ version }: SmallChart) =>
    existsSync(join(command.folder, `charts-values/models/grafana/promtail-${version}.json`));

  test('a default, a key and a port that changed are told by name', () => {
    expect(add(FIRST)).toMatchObject({ status: 0, stderr: '' });
    const second = add(SECOND);
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toContain('1 key more: podTags');
    expect(second.stdout).toContain('1 key less: podLabels');
    expect(second.stdout).toContain('1 default changed: level: "info" → "warn"');
    expect(second.stdout).toContain('1 port changed: Service promtail http: 3101 → 3102');

    command.write('environments/edge.yaml', ENVIRONMENT);
    const { stdout } = command.run('charts', 'diff', 'promtail', '6.99.0', '6.99.1', '--charts', charts);
    expect(stdout).toMatch(/environments\/edge\.yaml:5:\d+ podLabels/);
    expect(stdout).toContain('level: "info" → "warn"');
    expect(stdout).toMatch(/Service promtail: spec\.ports\.http\.port: 3101 → 3102/);
    const json = JSON.parse(
      command.run('charts', 'diff', 'promtail', '6.99.0', '6.99.1', '--charts', charts, '--format', 'json').stdout,
    );
    expect(json).toMatchObject({ keys: { gone: ['podLabels'], added: ['podTags'] } });
  });

  test('what was added is known to synth, with its limits', () => {
    add(FIRST);
    command.write('environments/edge.yaml', ENVIRONMENT);
    expect(command.run('synth').stderr).not.toContain('chart/near-model');
  });

  test('another content under a version that is known is refused', () => {
    add(FIRST);
    const tampered = add({ ...FIRST, port: 4000 });
    expect(tampered.status).toBe(1);
    expect(tampered.stderr).toMatch(/another content than the one that is known: sha256:.*Nothing was written\.\n$/s);
  });

  test.each([
    ['a text', () => join(charts, 'text.tgz'), /text\.tgz/],
    ['another version', () => writeSmallChart(charts, SECOND), /holds promtail 6\.99\.1, not 6\.99\.0/],
    [
      'a library chart',
      () => writeSmallChart(join(charts, 'library'), { ...FIRST, more: 'type: library\n' }),
      /library/,
    ],
  ])('%s is refused in a sentence, and nothing is written', (_, path, message) => {
    writeFileSync(join(charts, 'text.tgz'), 'no archive');
    const { status, stderr } = add(FIRST, path());
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(isWritten(FIRST)).toBe(false);
  });

  test('a version that nobody has is told with those that are near', () => {
    const { status, stderr } = command.run('charts', 'add', 'promtail', '6.17.9');
    expect(status).toBe(2);
    expect(stderr).toContain('6.17.1');
  });
});
