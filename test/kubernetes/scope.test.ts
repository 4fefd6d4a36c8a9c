import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { groupOf, isBuiltIn, knownScope } from '../../lib/kubernetes/scope';

test('the kinds of crds/ have the scope that their CRDs say', () => {
  const crds = readdirSync('crds').flatMap((file) =>
    parseAllDocuments(readFileSync(join('crds', file), 'utf8')).map((document) => document.toJS().spec),
  );
  expect(crds.length).toBeGreaterThan(10);
  for (const { group, names, scope } of crds)
    expect([names.kind, knownScope(group, names.kind)]).toEqual([names.kind, scope]);
});

test.each([
  ['v1', 'Namespace', 'Cluster'],
  ['v1', 'Secret', 'Namespaced'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'Cluster'],
  ['rbac.authorization.k8s.io/v1', 'Role', 'Namespaced'],
  ['cert-manager.io/v1', 'ClusterIssuer', 'Cluster'],
  ['trust.cert-manager.io/v1alpha1', 'Bundle', undefined],
  ['gateway.networking.k8s.io/v1', 'Gateway', undefined],
] as const)('%s %s', (apiVersion, kind, scope) => {
  expect(knownScope(groupOf(apiVersion), kind)).toBe(scope);
});

test('many groups only end like those of Kubernetes', () => {
  expect(['', 'apps', 'networking.k8s.io', 'gateway.networking.k8s.io'].map(isBuiltIn)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
