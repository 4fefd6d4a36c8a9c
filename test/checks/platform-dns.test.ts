import { linkStack } from '../../lib/checks/links';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { planStack } from '../../lib/plan/plan';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { releaseHash } from '../../lib/rendered/inventory';
import { loadOne, MINIMAL } from '../environment/in-memory';

/** What a gateway that asks a Service of DNS links to; what else is rendered is left out. */
function linked(dns: string): readonly string[] {
  const text = MINIMAL.replace('nodes: 3', 'nodes: 3, dns: { service: dns-default, namespace: openshift-dns }');
  const plan = planStack(loadOne(text.replace('retention: 30d', 'retention: 30d\n  access: gateway')));
  const inventories = deliveredReleases(deliveredObjects(plan)).map((release): StoredInventory => {
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'loki-gateway', namespace: 'monitoring' },
      data: { 'nginx.conf': dns },
    };
    const { name, namespace, chart, version } = release;
    const identity = { release: name, namespace, chart: `${chart} ${version}`, hash: releaseHash(release) };
    return {
      file: `locks/production/${name}.json`,
      release: name,
      content: { inventory: { ...identity, objects: [config] } },
    };
  });
  return linkStack(plan, inventories)
    .filter(({ id }) => id === 'link/url')
    .map(({ problem }) => problem)
    .filter((problem) => problem.includes('dns'));
}

test('the Service of `platform.dns` is one that the file says is there', () => {
  expect(linked('dns-default.openshift-dns.svc.cluster.local')).toEqual([]);
  expect(linked('dns-defalt.openshift-dns.svc.cluster.local')).toHaveLength(1);
});
