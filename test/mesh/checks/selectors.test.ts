import type { JsonObject } from '../../../lib/kubernetes/json';
import { type Manifest, toJson } from '../../../lib/kubernetes/manifest';
import { applyOperation } from '../../../lib/kubernetes/patch';
import { idleSelectors } from '../../../lib/mesh/checks/selectors';
import { meshObjects } from '../../../lib/mesh/objects';
import { runCheck } from '../../support/checks';
import { input } from '../fixtures';

const { workloads } = input.wiring;
const find = (prerequisites: readonly Manifest[], found = workloads) =>
  runCheck(idleSelectors, { prerequisites, workloads: found });
const objects = meshObjects(input);

test('computed policies find their pods', () => {
  expect(find(objects)).toEqual([]);
});

test.each([
  ['AuthorizationPolicy', 'selector'],
  ['PeerAuthentication', 'selector'],
  ['NetworkPolicy', 'podSelector'],
])('a patch that lets the %s miss them is found', (kind, selector) => {
  const operation = { op: 'add', path: `/spec/${selector}/matchLabels/component`, value: 'agent' };
  const patched = objects.map((object) => {
    if (object.kind !== kind || object.metadata.name !== 'otel-shipper') return object;
    const operated = applyOperation(toJson(object) as JsonObject, operation);
    return 'object' in operated ? (operated.object as unknown as Manifest) : object;
  });
  expect(find(patched)).toMatchObject([
    {
      id: 'mesh/selector-matches-nothing',
      path: ['patches'],
      problem: expect.stringContaining(`${kind} otel-shipper/otel-shipper selects pods by`),
    },
  ]);
});

test('labels count in the namespace of the policy only', () => {
  const moved = workloads.map((workload) => ({ ...workload, namespace: 'elsewhere' }));
  expect(find(objects, moved)).not.toEqual([]);
});

test('other objects select nothing', () => {
  const spec = { selector: { matchLabels: { app: 'unknown' } } };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 's', namespace: 'loki' }, spec };
  expect(find([service])).toEqual([]);
});
