import type { Release } from '../../lib/charts/release';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { ALLOY } from '../../lib/tiers/alloy/collector';
import { alloyTier } from '../../lib/tiers/alloy/tier';
import { OTEL } from '../../lib/tiers/otel/collector';
import { otelTier } from '../../lib/tiers/otel/tier';
import { everything as alloy } from './alloy/props';
import { everything as otel } from './otel/props';

const shipped = [...alloyTier(alloy).releases, ...otelTier(otel).releases];

const eventsPerNode = (release: Release) =>
  [ALLOY, OTEL]
    .flatMap(({ releaseChecks = [] }) => runChecks(releaseChecks, { release }))
    .filter(({ id }) => id === 'events/per-node');

function releaseOf(name: string): Release {
  const release = shipped.find((candidate) => candidate.name === name);
  if (!release) throw new Error(`there is no release ${name}`);
  return release;
}

test('events are read once by what ships', () => {
  expect(shipped.flatMap(eventsPerNode)).toEqual([]);
});

test('a source of events in the DaemonSet of Alloy would send each event once a node', () => {
  const { alloy: own, ...values } = releaseOf('alloy').values;
  const content = 'loki.source.kubernetes_events "default" {\n\tforward_to = []\n}\n';
  const changed: JsonObject = { ...values, alloy: { ...Object(own), configMap: { content } } };
  expect(eventsPerNode({ ...releaseOf('alloy'), values: changed })).toMatchObject([
    { id: 'events/per-node', severity: 'error', problem: expect.stringContaining('loki.source.kubernetes_events') },
  ]);
});

test.each([
  [{ k8sobjects: {} }, 1],
  [{ 'k8s_events/all': {} }, 1],
  [{ k8sobjects: { k8s_leader_elector: 'k8s_leader_elector' } }, 0],
  [{ 'file_log/k8s_events': {} }, 0],
])('receivers %j in the DaemonSet of a collector: %d findings', (receivers, count) => {
  const values: JsonObject = { mode: 'daemonset', alternateConfig: { receivers } };
  expect(eventsPerNode({ ...releaseOf('otel-shipper'), values })).toHaveLength(count);
  expect(eventsPerNode({ ...releaseOf('otel-shipper'), values: { ...values, mode: 'deployment' } })).toEqual([]);
});
