import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { toJson } from '../../lib/kubernetes/manifest';
import { meshObjects } from '../../lib/mesh/objects';
import { crdErrors, isCustomResource } from '../support/crd-schemas';
import { input, readLogs } from './fixtures';

const objects = meshObjects({
  ...input,
  settings: { members: ['grafana'] },
  wiring: { ...input.wiring, flows: [...input.wiring.flows, readLogs] },
})
  .map(toJson)
  .filter((object): object is JsonObject => isJsonObject(object) && isCustomResource(object));

test('there are policies to judge', () => {
  expect(objects.length).toBeGreaterThan(5);
});

test.each(objects.map((object) => [JSON.stringify(object.metadata), object] as const))(
  '%s fits its CRD',
  (_, object) => {
    expect(crdErrors(object)).toEqual([]);
  },
);

test('an unknown field does not', () => {
  const rules = [{ from: [{ source: { namespace: 'loki' } }] }];
  const policy = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', spec: { rules } };
  expect(crdErrors(policy)).not.toEqual([]);
});
