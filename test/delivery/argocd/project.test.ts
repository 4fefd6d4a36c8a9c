import { argocd } from '../../../lib/delivery/argocd/argocd';
import type { DeliveryInput } from '../../../lib/delivery/delivery';
import { chart, release } from '../../support/fixtures';
import { configMap, deliver, input, named, namespace, settings } from './delivered';

describe('the project admits what is delivered, and nothing else', () => {
  const spec = (overrides: Partial<DeliveryInput> = {}) => named(deliver(overrides).entry, 'logging')?.spec;

  test('sources: the repository and each repository of charts once', () => {
    expect(spec()).toMatchObject({
      sourceRepos: ['https://git.example/platform/logging.git', 'https://charts.example'],
    });
    const other = { ...chart, repository: { name: 'other', url: 'https://other.example' } };
    expect(spec({ releases: [release({ chart: other })] })).toMatchObject({
      sourceRepos: ['https://git.example/platform/logging.git', 'https://other.example'],
    });
  });

  test('destinations: the namespaces of releases and of our own objects, not that of Argo CD', () => {
    expect(spec()).toMatchObject({
      destinations: ['agents', 'grafana', 'monitoring'].map((name) => ({ server: settings.server, namespace: name })),
    });
  });

  test('kinds without a namespace: those of our own objects', () => {
    expect(spec()).toMatchObject({
      clusterResourceWhitelist: [
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
        { group: '', kind: 'Namespace' },
      ],
    });
    expect(spec({ prerequisites: [configMap] })).toMatchObject({ clusterResourceWhitelist: [] });
  });

  test('what the stack leaves is within them too, once', () => {
    const { entry } = argocd({ ...settings, leaving: ['old', 'agents'] })(input);
    expect(named(entry, 'logging')?.spec).toMatchObject({
      destinations: ['agents', 'grafana', 'monitoring', 'old'].map((name) => ({
        server: settings.server,
        namespace: name,
      })),
    });
  });

  const off = { releases: [], objects: [], prerequisites: [namespace], configs: [], secrets: [] };

  test('what is switched off keeps its limits: Argo CD leaves in the cluster what is outside of them', () => {
    expect(spec({ ...off, going: input })).toEqual(spec());
  });

  test.each([
    ['all of it', {}, 4],
    ['switched off', { ...off, going: input }, 1],
    ['only what has no namespace', off, 1],
  ])('every Application is within these limits: %s', (_, overrides: Partial<DeliveryInput>, count) => {
    const { entry, stages } = deliver(overrides);
    const admitted = spec(overrides) as {
      sourceRepos: string[];
      destinations: { namespace: string; server: string }[];
    };
    const applications = [...entry, ...stages.releases].filter(({ kind }) => kind === 'Application');
    expect(applications).toHaveLength(count);
    for (const { spec: application } of applications) {
      const { project, source, destination } = application as {
        project: string;
        source: { repoURL: string };
        destination: unknown;
      };
      expect(project).toBe('logging');
      expect(admitted.sourceRepos).toContain(source.repoURL);
      expect(admitted.destinations).toContainEqual(destination);
    }
  });
});
