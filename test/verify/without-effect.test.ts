import { releaseValues } from '../../lib/charts/release';
import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { kubeObject } from '../../lib/references/kube-object';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { overridesWithoutEffect } from '../../verify/without-effect';
import { release } from '../support/fixtures';

const OBJECT = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'n' } };

/** A chart that reads `write.podLabels` and nothing else. */
function objectsOf(values: JsonObject) {
  const object = kubeObject(
    { ...OBJECT, data: { labels: JSON.stringify(valueAt(values, 'write', 'podLabels') ?? {}) } },
    'c',
  );
  return object ? [object] : [];
}

function idle(overrides: JsonObject): readonly string[] {
  const asked = release(releaseValues({}, overrides));
  const object = kubeObject(OBJECT, 'c');
  if (!object) throw new Error('no object');
  const delivered: DeliveredRelease = { ...asked, chart: 'loki', version: '6.49.0', object };
  return overridesWithoutEffect(asked, delivered, objectsOf(asked.values), ({ values }) => ({
    objects: objectsOf(values),
  }));
}

test('an override that Helm renders to nothing is named by its key', () => {
  expect(idle({ querier: { podAnnotations: { a: 'b' } } })).toEqual(['loki.values.querier.podAnnotations.a']);
});

test('an override that is rendered passes', () => {
  expect(idle({ write: { podLabels: { a: 'b' } } })).toEqual([]);
});
