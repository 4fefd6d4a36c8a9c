import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { type ChartSource, renderRelease } from '../../verify/helm';
import { helmRelease, helmRepository } from '../rendered/objects';
import { withFolder } from './folder';

// A Helm that shows how it was called; npx cdk8s-logging lock has called the real one for what is in locks/.

const HELM = `#!/usr/bin/env bash
case $1 in
  template)
    [ ! -e "$3/broken" ] || { echo "Error: execution error at (loki/x.yaml:1:2)" >&2; exit 1; }
    printf '%s\\n' 'apiVersion: v1' 'kind: ConfigMap' 'metadata: { name: called }' 'data:' "  words: '$*'" "  values: '$(cat "$7")'"
    printf '%s\\n' '---' '# only a comment' '---' '{ apiVersion: v1, kind: Namespace, metadata: { name: logs } }' ;;
  repo) [ ! -e FOLDER/repositories ] || cat FOLDER/repositories ;;
  pull)
    echo "$*" >FOLDER/pulled
    [ ! -e FOLDER/private ] || { echo 'Error: unexpected status: 401 Unauthorized' >&2; exit 1; }
    [ -e FOLDER/online ] || { echo 'Error: no such host' >&2; exit 1; }
    case $2 in
      oci://*) echo 'Digest: sha256:made' && touch "\${!#}/\${2##*/}-$4.tgz" ;;
      */*) touch "\${!#}/\${2#*/}-$4.tgz" ;;
      *) touch "\${!#}/$2-$6.tgz" ;;
    esac ;;
esac
`;

function release(spec = {}): DeliveredRelease {
  const [made] = deliveredReleases([helmRelease({ values: { a: 1 }, ...spec }), helmRepository()]);
  if (!made) throw new Error('no release');
  return made;
}

function render(files: Readonly<Record<string, string>>, source: Partial<ChartSource> = {}, of = release()) {
  return withFolder(files, (folder) => {
    const helm = join(folder, 'helm');
    writeFileSync(helm, HELM.replaceAll('FOLDER', folder));
    chmodSync(helm, 0o755);
    const charts = { folder: join(folder, 'charts'), pull: false, cache: join(folder, 'cache'), ...source };
    const rendering = renderRelease(of, charts, { path: helm });
    const pulled = existsSync(join(folder, 'pulled'));
    return {
      rendering,
      pulled,
      ...(pulled && { asked: readFileSync(join(folder, 'pulled'), 'utf8').split(' --dest')[0] }),
    };
  });
}

const AT_HAND = { 'charts/loki-6.49.0/Chart.yaml': '' };

test.each([AT_HAND, { 'charts/loki-6.49.0.tgz': '' }])(
  'renders a chart that is at hand, with the values of the release',
  (files) => {
    const { rendering, pulled } = render(files, { pull: true });
    expect(rendering).toMatchObject({
      objects: [
        { name: 'called', namespace: 'monitoring', origin: 'release loki', json: { data: { values: '{"a":1}' } } },
        { kind: 'Namespace', name: 'logs' },
      ],
    });
    expect(pulled).toBe(false);
  },
);

test('Helm leaves tests out, and knows the cluster', () => {
  const { rendering } = render(AT_HAND);
  const words = 'objects' in rendering ? JSON.stringify(rendering.objects[0]?.json) : '';
  expect(words).toMatch(
    /^.*template loki \S+loki-6\.49\.0 --namespace monitoring --values \S+ --skip-tests --kube-version \d/,
  );
  expect(words).toContain('--api-versions monitoring.coreos.com/v1/ServiceMonitor');
});

test('what Helm refuses is told in its words', () => {
  const { rendering } = render({ ...AT_HAND, 'charts/loki-6.49.0/broken': '' });
  expect(rendering).toEqual({ failed: 'execution error at (loki/x.yaml:1:2)' });
});

test('a chart that is missing is pulled if that was asked for, and once', () => {
  expect(render({}).rendering).toEqual({ unavailable: 'the chart loki 6.49.0 is not at hand' });
  expect(render({}).pulled).toBe(false);
  expect(render({ online: '' }, { pull: true }).rendering).toHaveProperty('objects');
  const kept = { 'cache/charts.example/loki-6.49.0.tgz': '' };
  expect(render(kept, { pull: true })).toMatchObject({ pulled: false, rendering: { objects: [{}, {}] } });
});

test('a repository that does not answer is told', () => {
  expect(render({}, { pull: true }).rendering).toEqual({
    unavailable: 'the chart loki 6.49.0 could not be pulled from https://charts.example: no such host',
  });
});

test('a Helm that is not there is told, too', () => {
  withFolder(AT_HAND, (folder) => {
    const charts = { folder: join(folder, 'charts'), pull: false };
    expect(renderRelease(release(), charts, { path: join(folder, 'none') })).toEqual({
      failed: expect.stringContaining('ENOENT'),
    });
  });
});

test('a release that depends on more than its values is not rendered', () => {
  const of = release({ valuesFrom: [{ kind: 'Secret', name: 'x' }] });
  expect(render(AT_HAND, {}, of).rendering).toEqual({ unavailable: of.unknowable });
});

describe('a registry', () => {
  const inRegistry = { repository: 'oci://registry.example/charts' };
  const of = { ...release(), ...inRegistry };

  test('is asked for the artefact of the chart', () => {
    const { rendering, asked } = render({ online: '' }, { pull: true }, of);
    expect(rendering).toHaveProperty('objects');
    expect(asked).toBe('pull oci://registry.example/charts/loki --version 6.49.0');
  });

  test('that has another artefact than the one that was pinned is not believed', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(render({ online: '' }, { pull: true }, { ...of, digest }).rendering).toEqual({
      unavailable: `the chart loki 6.49.0 could not be pulled from oci://registry.example/charts: it has the digest sha256:made, and not ${digest}`,
    });
    expect(render({ online: '' }, { pull: true }, { ...of, digest: 'sha256:made' }).rendering).toHaveProperty(
      'objects',
    );
  });

  test('that asks for credentials gets them by Helm', () => {
    expect(render({ private: '' }, { pull: true }, of).rendering).toEqual({
      unavailable: expect.stringMatching(/: it asks for credentials; helm registry login registry\.example keeps them/),
    });
  });
});

test('a repository that the user has added to Helm is asked with its credentials', () => {
  const repositories = JSON.stringify([{ name: 'mine', url: 'https://charts.example/' }]);
  expect(render({ online: '', repositories }, { pull: true }).asked).toBe('pull mine/loki --version 6.49.0');
});

test('a repository that asks for credentials is told, with the command that keeps them', () => {
  expect(render({ private: '' }, { pull: true }).rendering).toEqual({
    unavailable: expect.stringMatching(/helm repo add NAME https:\/\/charts\.example --username USER keeps them/),
  });
});

test('a folder of the publisher comes first', () => {
  const files = { ...AT_HAND, 'charts/grafana/loki-6.49.0/Chart.yaml': '' };
  const { rendering } = render(files);
  expect(JSON.stringify('objects' in rendering && rendering.objects[0]?.json)).toContain('grafana/loki-6.49.0');
});
