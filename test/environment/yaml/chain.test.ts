import { formatPlace } from '../../../lib/findings/located-finding';
import { load, loadOne, MINIMAL, summaries } from '../in-memory';

const BASE = 'environments/bases/base.yaml';
const withBase = (rest: string) => `extends: bases/base.yaml\n${rest}`;

describe('extends', () => {
  it('lays a file over another one, and that over a third', () => {
    const { loki, logs } = loadOne(withBase('loki: { retention: 7d }\nlogs: { nodeDirectories: [/data] }\n'), {
      [BASE]: `extends: ../common/all.yaml\n${MINIMAL}logs: { pods: false, nodeDirectories: [/a, /b] }\n`,
      'environments/common/all.yaml': 'loki: { volume: 5Gi, retention: 1d, canary: false }\n',
    });
    expect(loki).toMatchObject({ namespace: 'monitoring', canary: false });
    expect(`${loki?.retention} ${loki?.volume}`).toBe('7d 5Gi');
    expect(logs.pods).toBeUndefined();
    expect(logs).toMatchObject({ nodeDirectories: ['/data'] });
  });

  it('a circle is one finding that names it', () => {
    const { findings } = load({
      'environments/a.yaml': withBase('cluster: a\n'),
      'environments/b.yaml': withBase('cluster: b\n'),
      [BASE]: 'extends: other.yaml\n',
      'environments/bases/other.yaml': 'logs: {}\nextends: base.yaml\n',
    });
    expect(summaries(findings)).toEqual(['environment/extends environments/bases/other.yaml:2:1']);
    expect(findings[0]?.finding.problem).toContain(
      'environments/bases/base.yaml → environments/bases/other.yaml → environments/bases/base.yaml',
    );
  });

  it('a file that is not there is a finding with the whole chain', () => {
    const { findings } = load({ 'environments/a.yaml': withBase(''), [BASE]: 'extends: gone.yaml\n' });
    expect(summaries(findings)).toEqual([`environment/extends ${BASE}:1:1`]);
    expect(findings[0]?.finding.problem).toContain(`environments/a.yaml → ${BASE} → environments/bases/gone.yaml`);
    expect(findings[0]?.finding.fix).toContain('such as bases/homelab.yaml');
  });

  it.each(['extends: [a]', 'extends:', 'extends: ""'])('%s is a finding', (line) => {
    const { findings } = load({ 'environments/a.yaml': `${line}\n${MINIMAL}` });
    expect(summaries(findings)).toEqual(['environment/extends environments/a.yaml:1:1']);
  });

  it('a mistake in a base is reported once, in the base', () => {
    const { findings } = load({
      'environments/a.yaml': withBase('cluster: a\n'),
      'environments/b.yaml': withBase('cluster: b\n'),
      [BASE]: MINIMAL.replace('30d', 'long'),
    });
    expect(summaries(findings)).toEqual([`environment/duration ${BASE}:6:3`]);
  });

  it('a base that is no YAML is reported once, in the base', () => {
    const { findings } = load({
      'environments/a.yaml': withBase(''),
      'environments/b.yaml': withBase(''),
      [BASE]: 'a: [',
    });
    expect(summaries(findings)).toEqual([`environment/yaml ${BASE}:1:5`]);
  });
});

describe('locate', () => {
  const { locate } = loadOne(
    withBase(
      'cluster: a\nloki:\n  retention: 7d\n  values: { a: { b: 1 } }\nlogs:\n  nodeFiles:\n    - { path: /a, job: a }\n',
    ),
    { [BASE]: `${MINIMAL}logs: { pods: true, nodeFiles: [{ path: /x, job: x }, { path: /y, job: y }] }\n` },
  );

  it.each([
    // The file's own value, also where it replaces an inherited one
    ['cluster', ['cluster'], 'environments/production.yaml:2:1'],
    ['retention', ['loki', 'retention'], 'environments/production.yaml:4:3'],
    ['values', ['loki', 'values', 'a', 'b'], 'environments/production.yaml:5:18'],
    ['an item', ['logs', 'nodeFiles', 0, 'job'], 'environments/production.yaml:8:19'],
    // An inherited one
    ['namespace', ['loki', 'namespace'], `${BASE}:5:3`],
    ['nodes', ['platform', 'nodes'], `${BASE}:2:32`],
    ['pods', ['logs', 'pods'], `${BASE}:10:9`],
    // What is missing: a list that was replaced hides what it had
    ['a replaced item', ['logs', 'nodeFiles', 1, 'job'], 'environments/production.yaml:7:3'],
    ['a missing key', ['loki', 'chart'], 'environments/production.yaml:3:1'],
    ['a missing key of an inherited map', ['platform', 'nodeMemory'], 'environments/production.yaml:1:1'],
    ['a path below a value', ['cluster', 'x', 0], 'environments/production.yaml:2:1'],
    ['the whole', [], 'environments/production.yaml:1:1'],
  ])('finds %s', (_, path, location) => {
    expect(formatPlace(locate(path))).toBe(location);
  });

  it('finds what an alias stands for', () => {
    const environment = loadOne(
      `${MINIMAL}monitoring: { selectorLabels: &l { a: b } }\nnamespaces: { x: { labels: *l } }\n`,
    );
    expect(environment.locate(['namespaces', 'x', 'labels', 'a'])).toEqual({
      file: 'environments/production.yaml',
      line: 10,
      column: 36,
    });
  });
});
