import { Testing } from 'cdk8s';
import { FluxDelivery } from '../../lib/delivery/flux/construct';
import { MeshPolicies, type MeshPoliciesProps } from '../../lib/mesh/construct';
import { Alloy } from '../../lib/tiers/alloy/construct';
import { GrafanaDatasource } from '../../lib/tiers/grafana/construct';
import { emptyChart, errorOf, lokiIn, named } from '../support/app';

function stack() {
  const chart = emptyChart();
  const loki = lokiIn(chart);
  const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki });
  const datasource = new GrafanaDatasource(chart, 'datasource', { namespace: 'grafana', store: loki });
  return { chart, parts: [loki, alloy, datasource] };
}

/** Every prop: a new one must be added here. */
const everything: Required<Omit<MeshPoliciesProps, 'parts'>> = {
  members: ['grafana', 'watch'],
  namespaces: { logging: { labels: { team: 'platform' } } },
  scraperNamespace: 'watch',
  platform: { podCidrs: ['10.1.0.0/16'], nodeCidrs: ['10.2.0.0/24'] },
  acknowledge: [],
};

test('namespaces join the mesh, and only what calls is let in', () => {
  const { chart, parts } = stack();
  const mesh = new MeshPolicies(chart, 'mesh', { parts, members: ['grafana'] });
  new FluxDelivery(chart, 'flux', { parts: [mesh, ...parts] });
  const objects = Testing.synth(chart);
  expect(mesh.findings).toEqual([]);
  expect(named(objects, 'Namespace', 'logging')?.metadata.labels).toMatchObject({
    'istio.io/dataplane-mode': 'ambient',
  });
  const policy = JSON.stringify(named(objects, 'AuthorizationPolicy', 'loki-gateway')?.spec);
  expect(policy).toContain('logging/alloy');
  expect(policy).toContain('grafana');
});

test('whatever is said is heeded', () => {
  const { chart, parts } = stack();
  const mesh = new MeshPolicies(chart, 'mesh', { ...everything, parts });
  new FluxDelivery(chart, 'flux', { parts: [mesh, ...parts], namespaces: everything.namespaces });
  expect(mesh.findings).toEqual([]);
  const policies = JSON.stringify(Testing.synth(chart).filter(({ kind }) => kind.endsWith('Policy')));
  expect(policies).toContain('watch');
});

test('a member that nobody knows stops the synth', () => {
  jest.spyOn(console, 'error').mockImplementation(); // of warnings beside it
  const { chart, parts } = stack();
  const mesh = new MeshPolicies(chart, 'mesh', { parts, members: ['grafna'] });
  new FluxDelivery(chart, 'flux', { parts: [mesh, ...parts] });
  expect(errorOf(chart)).toContain('[test/mesh] error  mesh/member-unknown');
});
