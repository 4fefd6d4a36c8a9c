import { parse } from 'yaml';
import { withVersion } from '../../../lib/environment/charts/upgrade';

describe('a version is written in place of another', () => {
  const loki = ['loki', 'chart'];
  const ofLoki = [...loki, 'version'];

  test.each([
    [
      'loki:\n  chart: 6.49.0 # of 6.49.0\n  namespace: a\n',
      loki,
      'loki:\n  chart: 7.3.0 # of 6.49.0\n  namespace: a\n',
    ],
    ['loki: { chart: "6.49.0", namespace: a }\n', loki, 'loki: { chart: "7.3.0", namespace: a }\n'],
    ["loki: { chart: '6.49.0' }", loki, "loki: { chart: '7.3.0' }"],
    [
      'loki: { chart: { repository: grafana, version: 6.49.0 } }\n',
      ofLoki,
      'loki: { chart: { repository: grafana, version: 7.3.0 } }\n',
    ],
    [
      'loki:\r\n  chart:\r\n    # a comment\r\n    version:   6.49.0\r\n',
      ofLoki,
      'loki:\r\n  chart:\r\n    # a comment\r\n    version:   7.3.0\r\n',
    ],
    ['\uFEFFloki: { chart: 6.49.0 }\n', loki, '\uFEFFloki: { chart: 7.3.0 }\n'],
    ['loki:\n  chart: 6.49.0', loki, 'loki:\n  chart: 7.3.0'],
  ])('%j', (text, path, expected) => {
    expect(withVersion(text, { path }, '7.3.0')).toBe(expected);
  });

  test.each([
    ['cluster: a\nloki:\n  namespace: a # here\ncollector: {}\n', loki],
    ['cluster: a\nloki: { namespace: a }\n', loki],
    ['cluster: a\n', loki],
    ['loki: { chart: { repository: grafana } }\n', ofLoki],
    ['extends: base.yaml\n', ofLoki],
  ])('or where none is: %j', (text, path) => {
    const changed = withVersion(text, { path }, '7.3.0') ?? '';
    expect(path.reduce((below, key) => below[key], parse(changed))).toBe('7.3.0');
    for (const comment of text.match(/#.*/g) ?? []) expect(changed).toContain(comment);
  });

  test.each([
    'version: &v 1.5.0\nloki: { chart: *v }\n',
    'loki: { chart: &v 1.5.0, values: { version: *v } }\n',
    'all: &all { chart: 1.5.0 }\nloki: *all\n',
  ])('but not where others would get it as well, or nobody: %j', (text) => {
    expect(withVersion(text, { path: loki }, '7.3.0')).toBeUndefined();
  });
});
