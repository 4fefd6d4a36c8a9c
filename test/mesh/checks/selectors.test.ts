import type { Manifest } from '../../../lib/kubernetes/manifest';
import { applyPatches } from '../../../lib/kubernetes/patch';
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
  const patch = {
    target: { kind, name: 'otel-shipper' },
    operations: [{ op: 'add', path: `/spec/${selector}/matchLabels/component`, value: 'agent' }],
  };
  const patched = objects.map((object) => applyPatches(object, [patch]));
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
