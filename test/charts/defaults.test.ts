import { knownCharts } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { chartDefaults, effectiveValues, overDefaults } from '../../lib/charts/defaults';
import { isJsonObject, type JsonObject, textsIn, valueAt } from '../../lib/kubernetes/json';

const charts = (['loki', 'alloy', 'promtail', 'opentelemetry-collector'] as const).flatMap((name) => knownCharts(name));
const nameOf = ({ name, version }: ChartModel) => `${name}-${version}`;

function chart(name: string): ChartModel {
  const found = charts.find((candidate) => nameOf(candidate) === name);
  if (!found) throw new Error(name);
  return found;
}

const LOKI = chart('loki-6.49.0');

describe('the files', () => {
  test.each(charts.map(nameOf))('%s holds a map without texts and templates', (name) => {
    const defaults = chartDefaults(chart(name));
    expect(isJsonObject(defaults)).toBe(true);
    expect(textsIn(defaults).filter((text) => /\n|\{\{/.test(text))).toEqual([]);
  });

  test('keys are sorted', () => {
    const keys = Object.keys(chartDefaults(chart('promtail-6.17.1')));
    expect(keys).toEqual([...keys].sort());
  });

  test('a subchart stands under its key, with what the chart says of it', () => {
    expect(valueAt(chartDefaults(LOKI), 'minio', 'replicas')).toBe(1);
    expect(valueAt(chartDefaults(LOKI), 'minio', 'mode')).toBe('distributed');
    expect(valueAt(chartDefaults(LOKI), 'minio', 'image', 'repository')).toBe('quay.io/minio/minio');
  });
});

describe('values over defaults', () => {
  const at = (values: JsonObject, ...path: readonly string[]) => valueAt(effectiveValues(LOKI, values), ...path);

  test('maps merge', () => {
    const values = { loki: { commonConfig: { replication_factor: 1 } } };
    expect(at(values, 'loki', 'commonConfig')).toEqual({ path_prefix: '/var/loki', replication_factor: 1 });
  });

  test('a scalar and a list replace', () => {
    expect(at({ write: { replicas: 2 } }, 'write', 'replicas')).toBe(2);
    expect(at({ lokiCanary: 'x' }, 'lokiCanary')).toBe('x');
    expect(at({ imagePullSecrets: ['a'] }, 'imagePullSecrets')).toEqual(['a']);
  });

  test('null removes a default, and stays where there is none', () => {
    expect(at({ loki: { commonConfig: { path_prefix: null, own: null } } }, 'loki', 'commonConfig')).toEqual({
      replication_factor: 3,
      own: null,
    });
  });

  test('a default of null is none', () => {
    expect(at({}, 'loki', 'image', 'digest')).toBeUndefined();
    expect(overDefaults({ digest: null }, {})).toEqual({});
  });

  test('the defaults stay as they are', () => {
    const before = JSON.stringify(chartDefaults(LOKI));
    const values = effectiveValues(LOKI, {});
    (values.loki as JsonObject).auth_enabled = 'changed';
    expect(JSON.stringify(chartDefaults(LOKI))).toBe(before);
  });
});
