import type { MeshInput } from '../../lib/mesh/input';
import { isMeshed, isMeshNamespace, meshLabels } from '../../lib/mesh/membership';
import { meshOf, receiver, shipper } from './fixtures';

const both = [receiver, shipper];
const ambient = { 'istio.io/dataplane-mode': 'ambient' };

test('a namespace joins if any of its pods can', () => {
  expect(meshLabels('otel-shipper', both)).toEqual(ambient);
  expect(meshLabels('otel-receiver', both)).toEqual({});
  expect(meshLabels('otel-shipper', [...both, { ...receiver, namespace: 'otel-shipper' }])).toEqual(ambient);
});

test('what uses the node’s network is never in the mesh', () => {
  const neighbour = { ...receiver, namespace: 'otel-shipper' };
  const mesh = meshOf([shipper, neighbour], []);
  expect(isMeshed(shipper, mesh)).toBe(true);
  expect(isMeshed(neighbour, mesh)).toBe(false);
});

test.each<[string, Partial<MeshInput>, boolean]>([
  ['nobody says anything', {}, true],
  ['its label says no', { namespaces: { 'otel-shipper': owned({ 'istio.io/dataplane-mode': 'none' }) } }, false],
  ['another label is added', { namespaces: { 'otel-shipper': owned({ team: 'a' }) } }, true],
  ['others own it', { namespaces: { 'otel-shipper': { existing: true, labels: ambient } } }, false],
  [
    'others own it, and it is a member',
    { namespaces: { 'otel-shipper': { existing: true, labels: {} } }, settings: { members: ['otel-shipper'] } },
    true,
  ],
])('a namespace of workloads, when %s', (_, more, expected) => {
  expect(isMeshNamespace('otel-shipper', meshOf(both, [], more))).toBe(expected);
});

test('a namespace of which we know only callers is in the mesh if the environment says so', () => {
  expect(isMeshNamespace('grafana', meshOf(both, []))).toBe(false);
  expect(isMeshNamespace('grafana', meshOf(both, [], { settings: { members: ['grafana'] } }))).toBe(true);
});

function owned(labels: Readonly<Record<string, string>>) {
  return { existing: false, labels };
}
