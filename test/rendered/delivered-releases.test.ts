import type { KubeObject } from '../../lib/references/kube-object';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { application, helmChart, helmRelease, helmRepository, object } from './objects';

const LOKI = {
  name: 'loki',
  namespace: 'monitoring',
  chart: 'loki',
  version: '6.49.0',
  repository: 'https://charts.example',
};

function only(...objects: readonly KubeObject[]) {
  const releases = deliveredReleases(objects).map(({ object: _, ...release }) => release);
  expect(releases).toHaveLength(1);
  return releases[0];
}

describe('Flux', () => {
  test('a HelmRelease, with the repository that it names', () => {
    expect(only(helmRelease({ values: { a: 1 } }), helmRepository())).toEqual({ ...LOKI, values: { a: 1 } });
  });

  test('without a name of its own it is called after its namespace', () => {
    const unnamed = helmRelease({ targetNamespace: 'logs', releaseName: '' });
    expect(only(unnamed)).toMatchObject({ name: 'logs-loki', namespace: 'logs' });
    expect(only(helmRelease({ targetNamespace: '', releaseName: '' }))).toMatchObject({
      name: 'loki',
      namespace: 'flux-system',
    });
  });

  test('a repository of another namespace is another one', () => {
    const elsewhere = { kind: 'HelmRepository', name: 'grafana', namespace: 'other' };
    expect(only(helmRelease({}, { sourceRef: elsewhere }), helmRepository())).not.toHaveProperty('repository');
  });

  test.each([
    ['values of a ConfigMap', helmRelease({ valuesFrom: [{ kind: 'ConfigMap', name: 'x' }] }), /depends on more/],
    ['patches after Helm', helmRelease({ postRenderers: [{ kustomize: {} }] }), /depends on more/],
    ['a range of versions', helmRelease({}, { version: '6.x' }), /exact version/],
    [
      'a chart of a folder',
      helmRelease({}, { sourceRef: { kind: 'GitRepository', name: 'grafana' } }),
      /repository of Helm/,
    ],
  ])('%s: nobody can tell what it renders to', (_, release, why) => {
    expect(only(release)).toMatchObject({ unknowable: expect.stringMatching(why) });
  });
});

describe('Argo CD', () => {
  const source = { repoURL: 'https://charts.example', chart: 'loki', targetRevision: '6.49.0' };
  const destination = { namespace: 'monitoring' };

  test('an Application with a chart', () => {
    const helm = { releaseName: 'loki', valuesObject: { a: 1 }, values: 'a: 2' };
    expect(only(application({ source: { ...source, helm }, destination }))).toEqual({ ...LOKI, values: { a: 1 } });
  });

  test('values as text, and the name of the Application', () => {
    const helm = { values: 'a: 2' };
    expect(only(application({ source: { ...source, helm }, destination }))).toMatchObject({
      name: 'logging-loki',
      values: { a: 2 },
    });
  });

  test('one of several sources; folders are no releases', () => {
    const folder = { repoURL: 'https://git.example', path: 'configs' };
    expect(only(application({ sources: [folder, source], destination }))).toMatchObject({ chart: 'loki' });
    expect(deliveredReleases([application({ source: folder, destination })])).toEqual([]);
  });

  test('files of values can not be read', () => {
    const helm = { valueFiles: ['$values/loki.yaml'] };
    expect(only(application({ source: { ...source, helm }, destination }))).toHaveProperty('unknowable');
  });
});

describe("RKE2's controller", () => {
  const spec = { repo: 'https://charts.example', chart: 'loki', version: '6.49.0', targetNamespace: 'monitoring' };

  test('a HelmChart', () => {
    expect(only(helmChart({ ...spec, valuesContent: 'a: 1' }))).toEqual({ ...LOKI, values: { a: 1 } });
    expect(only(helmChart(spec))).toEqual({ ...LOKI, values: {} });
  });

  test('values of its HelmChartConfig win', () => {
    const config = object('helm.cattle.io/v1', 'HelmChartConfig', 'loki', { spec: { valuesContent: 'a: { b: 2 }' } });
    const chart = helmChart({ ...spec, valuesContent: 'a: { b: 1, c: 1 }' });
    expect(only(chart, config)).toMatchObject({ values: { a: { b: 2, c: 1 } } });
  });

  test.each(['a: [', '- a', 'text'])('values that are no map: %s', (valuesContent) => {
    expect(only(helmChart({ ...spec, valuesContent }))).toMatchObject({ unknowable: expect.stringMatching(/map/) });
  });
});

test('the HelmChart of Flux is another kind', () => {
  expect(deliveredReleases([object('source.toolkit.fluxcd.io/v1', 'HelmChart', 'x')])).toEqual([]);
});
