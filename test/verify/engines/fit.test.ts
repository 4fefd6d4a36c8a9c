import { loadEnvironments } from '../../../lib/environment/load';
import { crowdedOn, lostOf, type Ring } from '../../../verify/engines/fit/rings';
import { nodesOf, takesPods } from '../../../verify/engines/nodes';
import type { RunningPod } from '../../../verify/engines/workloads';
import { fixture } from '../../support/fixture';

const pod = (owner: string, name: string, node: string, isReady = true): RunningPod => {
  return {
    namespace: 'logs',
    name,
    uid: name,
    node,
    created: '',
    labels: {},
    owner: `StatefulSet logs/${owner}`,
    images: [],
    isReady,
  };
};

const RING: Ring = { members: [{ owner: 'StatefulSet logs/loki', pods: 3 }], factor: 3, spare: 1 };
const ZONES: Ring = {
  members: ['a', 'b', 'c'].map((zone) => ({ owner: `StatefulSet logs/zone-${zone}`, pods: 2 })),
  factor: 3,
  spare: 1,
};

test('of three copies one may be away', () => {
  const [one, two] = [pod('loki', 'loki-0', 'a'), pod('loki', 'loki-1', 'b')];
  expect(lostOf(RING, [one, two])).toBeUndefined();
  expect(lostOf(RING, [one, { ...two, isReady: false }])).toMatch(/at most 1 of its pods may be away .*, and 2 are/);
});

test('of three zones one may be away, with all its pods', () => {
  const zone = (name: string) => [0, 1].map((index) => pod(`zone-${name}`, `${name}-${index}`, name));
  expect(lostOf(ZONES, [...zone('a'), ...zone('b')])).toBeUndefined();
  expect(lostOf(ZONES, [...zone('a'), ...zone('b').slice(1)])).toMatch(/at most 1 of its zones .*, and 2 are/);
});

test('a node takes no more copies with it than may be away', () => {
  const apart = [pod('loki', 'loki-0', 'a'), pod('loki', 'loki-1', 'b'), pod('loki', 'loki-2', '', false)];
  const together = [...apart, pod('loki', 'loki-2', 'a')];
  expect(crowdedOn(RING, apart, 3)).toBeUndefined();
  expect(crowdedOn(RING, together, 3)).toMatch(/loki-0, loki-2 run on a$/);
  expect(crowdedOn(RING, together, 2)).toBeUndefined();
});

test('nodes are those that an environment names, and control planes of their own where pods are kept from them', () => {
  const of = (name: string) => loadEnvironments([fixture(name)]).environments.flatMap(nodesOf);
  const talos = of('talos-ambient');
  expect(talos.filter(takesPods).map(({ name, zone }) => `${name} ${zone}`)).toEqual([
    'node-1 zone-1',
    'node-2 zone-2',
    'node-3 zone-3',
  ]);
  expect(talos.filter((node) => !takesPods(node)).map(({ name }) => name)).toEqual(['control-plane-1']);
  expect(of('cloud-aws').map(takesPods)).toEqual(Array(6).fill(true));
});
