import { isBuiltIn, knownScope } from '../../lib/kubernetes/scope';
import { describeServer } from './server';

describeServer('kinds of Kubernetes', (server) => {
  test('are in a namespace, or in none, as the API server says', () => {
    const { stdout } = server().kubectl(['api-resources', '--no-headers']);
    // NAME, maybe SHORTNAMES, APIVERSION, NAMESPACED, KIND
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).slice(-3));
    const builtIn = rows
      .map(([version = '', namespaced, kind = '']) => {
        const group = version.includes('/') ? (version.split('/')[0] ?? '') : '';
        return { group, kind, scope: namespaced === 'true' ? 'Namespaced' : 'Cluster' };
      })
      .filter(({ group }) => isBuiltIn(group));
    expect(builtIn.length).toBeGreaterThan(50);
    expect(builtIn.filter(({ group, kind, scope }) => knownScope(group, kind) !== scope)).toEqual([]);
  });
});
