import fc from 'fast-check';
import { knownCharts } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { keyModel } from '../../lib/charts/key-model';
import { valueProblems } from '../../lib/charts/keys';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';

const charts = (['loki', 'alloy', 'promtail', 'opentelemetry-collector'] as const).flatMap((name) => knownCharts(name));
const nameOf = ({ name, version }: ChartModel) => `${name}-${version}`;

function chart(name: string): ChartModel {
  const found = charts.find((candidate) => nameOf(candidate) === name);
  if (!found) throw new Error(name);
  return found;
}

function at(path: string, value: Json): JsonObject {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  return steps.reduceRight<JsonObject>((below, key) => ({ [key]: below }), { [last]: value });
}

function problems(name: string, path: string, value: Json) {
  return valueProblems(chart(name), at(path, value)).map(({ path: where, nearest, ...rest }) => ({
    path: where.join('/'),
    ...(nearest && { nearest: nearest.join('/') }),
    ...rest,
  }));
}

/** Every leaf of a model: its path, and what may stand there. */
function leaves(keys: Json, path: readonly string[] = []): readonly { path: readonly string[]; leaf: Json }[] {
  if (!isJsonObject(keys)) return [{ path, leaf: keys }];
  return Object.entries(keys).flatMap(([key, below]) => leaves(below, [...path, key]));
}

const model = (name: string): Json => keyModel(chart(name)) as Json;

describe('the models', () => {
  test.each(charts.map(nameOf))('%s holds names and type words only', (name) => {
    const words = ['string', 'number', 'boolean', 'list', 'map', 'any'];
    const odd = leaves(model(name)).filter(({ leaf }) => !Array.isArray(leaf) && !words.includes(String(leaf)));
    expect(odd).toEqual([]);
  });
});

describe('known keys', () => {
  const free = { anything: { below: [1, 'x', { y: true }] } };
  const values: Record<string, fc.Arbitrary<Json>> = {
    string: fc.string(),
    number: fc.integer(),
    boolean: fc.boolean(),
    list: fc.constantFrom<Json>([], ['x'], [free]),
    map: fc.constantFrom<Json>({}, free),
    any: fc.constantFrom<Json>('x', 1, true, [free], free),
  };

  test.each(charts.map(nameOf))('%s accepts a value of the right type at every leaf', (name) => {
    const leaf = fc.constantFrom(...leaves(model(name))).chain(({ path, leaf: type }) => {
      const value = Array.isArray(type) ? fc.constantFrom(...type) : values[String(type)];
      return (value ?? fc.constant(null)).map((right) => at(path.join('/'), right));
    });
    fc.assert(fc.property(leaf, (release) => valueProblems(chart(name), release).length === 0));
  });

  test.each([
    ['loki-6.49.0', 'loki/limits_config'],
    ['loki-6.49.0', 'loki/schemaConfig'],
    ['loki-18.11.0', 'loki/compactor'],
    ['loki-18.11.0', 'write/resources'],
    ['loki-18.11.0', 'singleBinary/affinity'],
    ['loki-18.11.0', 'serviceAccount/annotations'],
    ['alloy-1.5.0', 'controller/nodeSelector'],
    ['alloy-0.12.0', 'alloy/securityContext'],
  ])('%s: %s is free-form', (name, path) => {
    expect(problems(name, path, free)).toEqual([]);
  });

  test.each([
    ['loki-6.49.0', 'loki/storage/bucketNames/chunks', 'chunks'],
    ['loki-18.11.0', 'ignoreMinioDeprecation', true],
    ['loki-18.11.0', 'gateway/maxUnavailable', '50%'],
    ['loki-18.11.0', 'singleBinary/podDisruptionBudget/minAvailable', 1],
    ['loki-6.49.0', 'minio/makeBucketJob/resources', {}],
    ['alloy-1.5.0', 'ingress/ingressClassName', 'nginx'],
    ['alloy-1.5.0', 'crds/create', false],
  ])('%s: %s is read although values.yaml of the chart may not list it', (name, path, value) => {
    expect(problems(name, path, value)).toEqual([]);
  });
});

describe('unknown keys', () => {
  test.each([
    ['alloy-1.5.0', 'controler/type', 'controler', 'controller'],
    ['alloy-1.5.0', 'alloy/configmap/content', 'alloy/configmap', 'alloy/configMap'],
    ['alloy-1.5.0', 'replicas', 'replicas', 'controller/replicas'],
    ['alloy-1.5.0', 'alloy/tolerations', 'alloy/tolerations', 'controller/tolerations'],
    ['loki-18.11.0', 'loki/limitsConfig/retention_period', 'loki/limitsConfig', 'loki/limits_config'],
    ['loki-18.11.0', 'write/persistance/size', 'write/persistance', 'write/persistence'],
    ['loki-6.49.0', 'loki/storage/chunks', 'loki/storage/chunks', 'loki/storage/bucketNames/chunks'],
    ['loki-6.49.0', 'serviceMonitor/enabled', 'serviceMonitor', 'monitoring/serviceMonitor'],
    ['loki-6.49.0', 'lokiCanary/tag', 'lokiCanary/tag', 'lokiCanary/image/tag'],
  ])('%s: %s has the nearest key', (name, path, where, nearest) => {
    expect(problems(name, path, 'x')).toEqual([{ path: where, kind: 'unknown-key', nearest }]);
  });

  test.each([
    ['loki-18.11.0', 'promtail/enabled'],
    ['loki-18.11.0', 'loki/replicas'],
    ['alloy-1.5.0', 'enabled'],
    ['alloy-1.5.0', 'alloy/enabled'],
    ['loki-6.49.0', 'write/persistence/enabled'],
  ])('%s: nothing is near %s, or too much', (name, path) => {
    expect(problems(name, path, true)).toEqual([expect.not.objectContaining({ nearest: expect.anything() })]);
  });

  test('a key that every JavaScript object has is not a key of the chart', () => {
    expect(problems('alloy-1.5.0', 'controller/constructor', 'x')).toMatchObject([{ kind: 'unknown-key' }]);
  });

  test.each([
    ['enterprise/enabled', true, 'enterprise'],
    ['enterpriseGateway/replicas', 1, 'enterpriseGateway'],
    ['adminApi/replicas', 1, 'adminApi'],
    ['clusterLabelOverride', 'x', 'clusterLabelOverride'],
    ['monitoring/selfMonitoring/enabled', true, 'monitoring/selfMonitoring'],
    ['monitoring/serviceMonitor/metricsInstance/enabled', true, 'monitoring/serviceMonitor/metricsInstance'],
    ['monitoring/rules/alerting', true, 'monitoring/rules/alerting'],
    ['monitoring/rules/additionalGroups', [], 'monitoring/rules/additionalGroups'],
    ['monitoring/dashboards/namespace', 'x', 'monitoring/dashboards/namespace'],
    ['read/targetModule', 'read', 'read/targetModule'],
    ['write/targetModule', 'write', 'write/targetModule'],
    ['backend/targetModule', 'backend', 'backend/targetModule'],
    ['read/legacyReadTarget', true, 'read/legacyReadTarget'],
    ['indexGateway/updateStrategy/type', 'OnDelete', 'indexGateway/updateStrategy'],
    ['networkPolicy/flavor', 'cilium', 'networkPolicy/flavor'],
    ['networkPolicy/egressWorld/enabled', true, 'networkPolicy/egressWorld'],
    ['rbac/pspEnabled', true, 'rbac/pspEnabled'],
  ])('loki 18.11.0 lost %s', (path, value, where) => {
    expect(problems('loki-6.49.0', path, value)).toEqual([]);
    expect(problems('loki-18.11.0', path, value)).toMatchObject([{ path: where, kind: 'unknown-key' }]);
  });

  test.each(['rbac/rules', 'rbac/namespaces', 'networkPolicy/enabled', 'controller/extraLabels'])(
    'alloy 0.12.0 does not have %s yet',
    (path) => {
      expect(problems('alloy-0.12.0', path, [])).toMatchObject([{ kind: 'unknown-key' }]);
      expect(problems('alloy-1.5.0', path, [])).not.toMatchObject([{ kind: 'unknown-key' }]);
    },
  );
});

describe('wrong values', () => {
  test('a word outside a closed set', () => {
    const expected = ['daemonset', 'deployment', 'statefulset'];
    expect(problems('alloy-1.5.0', 'controller/type', 'DaemonSet')).toEqual([
      { path: 'controller/type', kind: 'not-allowed', expected },
    ]);
  });

  test('each version of loki has its own deployment modes', () => {
    expect(problems('loki-18.11.0', 'deploymentMode', 'Monolithic')).toEqual([]);
    expect(problems('loki-6.49.0', 'deploymentMode', 'Monolithic')).toMatchObject([{ kind: 'not-allowed' }]);
  });

  test.each([
    ['loki-18.11.0', 'write/replicas', '3', 'number'],
    ['loki-18.11.0', 'write', true, 'map'],
    ['loki-6.49.0', 'loki/limits_config', ['x'], 'map'],
    ['alloy-1.5.0', 'controller/tolerations', {}, 'list'],
    ['alloy-1.5.0', 'alloy/configMap/create', 'true', 'boolean'],
    ['alloy-1.5.0', 'alloy/storagePath', 1, 'string'],
  ])('%s: %s is not %j', (name, path, value, expected) => {
    expect(problems(name, path, value)).toEqual([{ path, kind: 'wrong-type', expected }]);
  });

  test.each([
    ['a typed key', 'controller/replicas', null, 'controller/replicas'],
    ['a key of any type', 'image/tag', null, 'image/tag'],
    ['a map of keys', 'controller', null, 'controller'],
    ['a free-form map', 'controller/affinity', { nodeAffinity: null }, 'controller/affinity/nodeAffinity'],
    ['a list', 'controller/tolerations', [{ key: null }], 'controller/tolerations/0/key'],
  ])('null at %s', (_, path, value, where) => {
    expect(problems('alloy-1.5.0', path, value)).toMatchObject([{ path: where, kind: 'null' }]);
  });

  test('all of them are reported', () => {
    const values = { controler: {}, controller: { type: 'x', replicas: '1' }, image: { tag: null } };
    const kinds = valueProblems(chart('alloy-1.5.0'), values).map((problem) => problem.kind);
    expect(kinds).toEqual(['unknown-key', 'not-allowed', 'wrong-type', 'null']);
  });
});
