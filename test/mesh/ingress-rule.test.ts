import { ingressRulesOf } from '../../lib/mesh/ingress-rule';
import type { External } from '../../lib/wiring/flow';
import { endpointOf, meshOf, receiver, shipper, shipperOtlp } from './fixtures';

const flow = (from: typeof receiver | External, port = 4317) => ({
  from,
  to: endpointOf(shipper, port),
  purpose: 'call',
});

test('a ingressRule is a port of the pods, and never that of the Service', () => {
  expect(shipperOtlp.port).not.toBe(4317);
  expect(ingressRulesOf(shipper, meshOf([receiver, shipper], [flow(receiver)]))).toEqual([
    { port: 4317, senders: [{ network: 'nodes', namespace: 'otel-receiver', workload: receiver }] },
  ]);
});

test('whoever calls twice for different reasons needs one ingressRule', () => {
  const [ingressRule, ...others] = ingressRulesOf(
    shipper,
    meshOf([receiver, shipper], [flow(receiver), flow(receiver)]),
  );
  expect(others).toEqual([]);
  expect(ingressRule?.senders).toHaveLength(1);
});

test('ingressRules are in the order of their ports', () => {
  const ingressRules = ingressRulesOf(
    shipper,
    meshOf([receiver, shipper], [flow(receiver, 13133), flow(receiver, 4317)]),
  );
  expect(ingressRules.map(({ port }) => port)).toEqual([4317, 13133]);
});

test('metrics are scraped at their port, by a namespace that is named and no other', () => {
  const scraping = meshOf([shipper], [], { scraperNamespace: 'prometheus' });
  expect(ingressRulesOf(shipper, scraping)).toEqual([
    { port: 8888, senders: [{ network: 'pods', namespace: 'prometheus' }] },
  ]);
  expect(ingressRulesOf(shipper, meshOf([shipper], []))).toEqual([]);
  expect(ingressRulesOf({ ...shipper, metrics: undefined }, scraping)).toEqual([]);
});

test('parties are told apart by what the mesh knows of them', () => {
  const outsider = { ...shipper, name: 'outsider', namespace: 'theirs' };
  const mesh = meshOf([receiver, shipper, outsider], [], {
    namespaces: { theirs: { existing: true, labels: {} } },
    settings: { members: ['grafana'] },
  });
  const parties = [receiver, shipper, outsider, named('grafana'), named('reports'), { external: 'Somebody' }];
  const networks = parties.map((party) => {
    const [ingressRule] = ingressRulesOf(shipper, { ...mesh, wiring: { ...mesh.wiring, flows: [flow(party)] } });
    return ingressRule?.senders[0]?.network;
  });
  expect(networks).toEqual(['nodes', 'mesh', 'pods', 'mesh', 'pods', undefined]);
});

function named(namespace: string): External {
  return { external: `Pods of ${namespace}`, namespace };
}
