import * as fc from 'fast-check';
import { parse } from 'yaml';
import type { DeliveryInput } from '../../../lib/delivery/delivery';
import { helmController } from '../../../lib/delivery/helm-controller/helm-controller';
import type { HelmControllerSettings } from '../../../lib/delivery/helm-controller/settings';
import type { JsonObject } from '../../../lib/kubernetes/json';
import { type Manifest, toJson } from '../../../lib/kubernetes/manifest';
import { toYaml } from '../../../lib/syntax/yaml';
import { Duration } from '../../../lib/units/duration';
import { crdErrors } from '../../support/crd-schemas';
import { release } from '../../support/fixtures';

const settings: HelmControllerSettings = { namespace: 'kube-system', timeout: Duration.minutes(15), chartConfigs: {} };
const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'alloy', labels: { a: 'b' } } };
const configMap: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'grafana' } };

const input: DeliveryInput = {
  releases: [release(), release({ name: 'alloy', namespace: 'alloy', after: [release()] })],
  objects: [],
  prerequisites: [namespace],
  configs: [configMap],
  secrets: [],
};

const deliver = (overrides: Partial<DeliveryInput> = {}, changed: Partial<HelmControllerSettings> = {}) =>
  helmController({ ...settings, ...changed })({ ...input, ...overrides });
const only = (values: JsonObject) => deliver({ releases: [release({ values })] }).stages.releases[0] as Manifest;
const contentOf = (manifest: Manifest | undefined): string => Object(manifest?.spec).valuesContent;

describe('a release', () => {
  const [loki, alloy] = deliver().stages.releases;

  test('is a HelmChart of its name, in the namespace of all, that installs into its own', () => {
    expect(alloy).toMatchObject({
      apiVersion: 'helm.cattle.io/v1',
      kind: 'HelmChart',
      metadata: { name: 'alloy', namespace: 'kube-system' },
      spec: { targetNamespace: 'alloy' },
    });
  });

  test('names the exact chart', () => {
    expect(loki?.spec).toMatchObject({ repo: 'https://charts.example', chart: 'loki', version: '6.49.0' });
  });

  test('is left as it is after a failed upgrade, never uninstalled', () => {
    expect(loki?.spec).toMatchObject({ failurePolicy: 'abort', timeout: '15m0s' });
  });

  test('says nothing that a controller of RKE2 1.24 does not know', () => {
    // k3s-io/helm-controller@v0.15.4:pkg/apis/helm.cattle.io/v1/types.go
    const known = ['targetNamespace', 'chart', 'version', 'repo', 'valuesContent', 'timeout', 'failurePolicy'];
    for (const { spec } of [loki, alloy] as Manifest[]) {
      expect(Object.keys(Object(spec)).filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  test('keeps the values that stand in its file', () => {
    expect(loki?.metadata.annotations).toEqual({ 'rke2.cattle.io/inject-cluster-config': 'false' });
  });

  test('is what the CRD accepts', () => {
    const [config] = deliver({ releases: [] }, { chartConfigs: { 'rke2-coredns': { a: 1 } } }).stages.releases;
    for (const object of [loki, alloy, config]) expect(crdErrors(Object(toJson(object)))).toEqual([]);
  });
});

describe('values', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false }));
  const alloyText = fc
    .array(fc.constantFrom('loki.write "x" {', '\turl = "a"', '\t\tb = 1', '}', '', '// ~', '  - k: v', '# no'), {
      minLength: 2,
    })
    .map((lines) => `${lines.join('\n')}\n`);

  test('parse back to exactly what they were', () => {
    fc.assert(
      fc.property(json, alloyText, (others, text) => {
        const values = JSON.parse(JSON.stringify({ ...others, alloy: { configMap: { content: text } } }));
        const read = parse(toYaml(only(values)));
        expect(parse(read.spec.valuesContent)).toEqual(values);
      }),
    );
  });

  test('are lines that a reviewer reads, in a block within a block', () => {
    const content = 'loki.write "default" {\n\texternal_labels = {\n\t\tcluster = "c",\n\t}\n\n\tendpoint { }\n}\n';
    expect(toYaml(only({ alloy: { configMap: { content } } }))).toContain(
      [
        '  valuesContent: |',
        '    alloy:',
        '      configMap:',
        '        content: |',
        '          loki.write "default" {',
        '          \texternal_labels = {',
        '          \t\tcluster = "c",',
        '          \t}',
        '',
        '          \tendpoint { }',
        '          }',
        '',
      ].join('\n'),
    );
  });

  test('stay a block with any text that can be printed, and have no tab in an indentation', () => {
    fc.assert(
      fc.property(alloyText, fc.string(), (text, other) => {
        const yaml = toYaml(only({ text, other }));
        expect(yaml).toMatch(/^ {2}valuesContent: \|[+]?$/m);
        expect(yaml).not.toMatch(/^\t/m);
        expect(parse(contentOf(parse(yaml)))).toEqual({ text, other });
      }),
    );
  });
});

describe('the chart of someone else', () => {
  const deliverConfig = () => deliver({}, { chartConfigs: { 'rke2-coredns': { replicas: 3 } } });

  test('gets its values from a HelmChartConfig of its name, beside the HelmCharts', () => {
    const config = deliverConfig().stages.releases.find(({ kind }) => kind === 'HelmChartConfig');
    expect(config?.metadata).toEqual({ name: 'rke2-coredns', namespace: 'kube-system' });
    expect(contentOf(config)).toBe('replicas: 3\n');
  });

  test('is never uninstalled because of them, which people are told', () => {
    const { stages, notes } = deliverConfig();
    expect(stages.releases.at(-1)?.spec).toMatchObject({ failurePolicy: 'abort' });
    expect(notes.start.source).toContain('HelmChartConfig');
    expect(deliver().notes.start.source).not.toContain('HelmChartConfig');
  });
});

describe('the objects', () => {
  test('are applied by whoever applies the folder: nothing points at stages', () => {
    expect(deliver()).toMatchObject({ entry: [], appliedWithEntry: ['prerequisites', 'releases', 'configs'] });
  });

  test('an empty stage is not applied: its folder would not exist', () => {
    expect(deliver({ configs: [] }).appliedWithEntry).toEqual(['prerequisites', 'releases']);
  });

  test('a Namespace outlives its place in the file, and nothing else does', () => {
    const [kept] = deliver().stages.prerequisites;
    expect(kept?.metadata.labels).toEqual({ a: 'b', 'objectset.rio.cattle.io/prune': 'false' });
    expect(deliver({ prerequisites: [configMap] }).stages.prerequisites).toEqual([configMap]);
  });

  test('people learn both ways to apply them, and what never to do', () => {
    const { start, secrets } = deliver().notes;
    expect(start.source).toContain('kubectl apply --server-side -k .');
    expect(start.source).toContain('/var/lib/rancher/rke2/server/manifests/logging.yaml');
    expect(start.source).toMatch(/Never copy the folder/);
    expect(start.source).toContain('removing the file removes nothing');
    expect(secrets.source).toContain('A HelmChart takes no Secret along: create them');
  });
});
