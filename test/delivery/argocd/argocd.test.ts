import { parse } from 'yaml';
import { argocd } from '../../../lib/delivery/argocd/argocd';
import type { DeliveryInput } from '../../../lib/delivery/delivery';
import { release } from '../../support/fixtures';
import { configMap, deliver, input, named, settings, wave } from './delivered';

describe('a release', () => {
  const loki = named(deliver().stages.releases, 'logging-loki');

  test('keeps its Helm name, exact chart and values, which a reviewer can read', () => {
    expect(loki?.spec).toMatchObject({
      source: {
        repoURL: 'https://charts.example',
        chart: 'loki',
        targetRevision: '6.49.0',
        helm: { releaseName: 'loki', valuesObject: { loki: { auth_enabled: false } } },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'monitoring' },
    });
  });

  test('follows Git, is set back after a change by hand, and tries again for some minutes', () => {
    expect(loki?.spec).toMatchObject({
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: 5, refresh: true },
        syncOptions: ['ServerSideApply=true'],
      },
    });
  });

  test('whatever is refused, no sync runs for longer than a fix, or a removal, may wait', () => {
    for (const { kind, spec } of [...deliver().entry, ...deliver().stages.releases]) {
      if (kind !== 'Application') continue;
      const { retry } = (
        spec as { syncPolicy: { retry: { limit: number; backoff: { duration: string; factor: number } } } }
      ).syncPolicy;
      const first = Number.parseInt(retry.backoff.duration, 10);
      const waits = Array.from({ length: retry.limit }, (_, tries) => first * retry.backoff.factor ** tries);
      expect(retry.limit).toBeGreaterThan(0);
      expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(180);
    }
  });

  test('is not compared by the API server, whose refusals Argo CD would take for agreement', () => {
    for (const { kind, metadata } of [...deliver().entry, ...deliver().stages.releases])
      if (kind === 'Application')
        expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/compare-options': 'ServerSideDiff=false' });
  });

  test('the type that the API server adds to templates of claims is no difference, their size is one', () => {
    const ignored = [
      {
        group: 'apps',
        kind: 'StatefulSet',
        jqPathExpressions: ['.spec.volumeClaimTemplates[]?.apiVersion', '.spec.volumeClaimTemplates[]?.kind'],
      },
    ];
    expect(loki?.spec).toMatchObject({ ignoreDifferences: ignored });
    const { entry } = deliver({ objects: [configMap] });
    expect(named(entry, 'logging-releases')?.spec).toMatchObject({ ignoreDifferences: ignored });
    expect(named(entry, 'logging-prerequisites')?.spec).not.toHaveProperty('ignoreDifferences');
  });

  test('takes its objects along when it is deleted, before its project goes', () => {
    const finalizers = ['resources-finalizer.argocd.argoproj.io'];
    expect(loki?.metadata).toMatchObject({ finalizers });
    expect(named(deliver().entry, 'logging')?.metadata).toMatchObject({ finalizers });
  });
});

describe('order', () => {
  const waves = (releases: DeliveryInput['releases']) => {
    const { entry, stages } = deliver({ releases });
    return Object.fromEntries([...entry, ...stages.releases].map((object) => [object.metadata.name, wave(object)]));
  };

  test('project, prerequisites, releases after those that they wait for, configs', () => {
    const shipper = release({ name: 'shipper', after: [release()] });
    const receiver = release({ name: 'receiver', after: [shipper, release()] });
    expect(waves([receiver, shipper, release()])).toEqual({
      logging: -1,
      'logging-prerequisites': 0,
      'logging-loki': 1,
      'logging-shipper': 2,
      'logging-receiver': 3,
      'logging-configs': 4,
    });
  });

  test('releases that wait for nothing come together', () => {
    expect(waves([release(), release({ name: 'alloy', after: [release({ namespace: 'elsewhere' })] })])).toMatchObject({
      'logging-loki': 1,
      'logging-alloy': 1,
      'logging-configs': 2,
    });
  });
});

describe('objects that no chart brings', () => {
  test('come from the folders of their stages', () => {
    const { entry } = deliver();
    const source = { repoURL: 'https://git.example/platform/logging.git', targetRevision: 'main' };
    expect(named(entry, 'logging-prerequisites')?.spec).toMatchObject({
      source: { ...source, path: './dist/production/1-prerequisites' },
    });
    expect(named(entry, 'logging-configs')?.spec).toMatchObject({
      source: { ...source, path: './dist/production/3-configs' },
      syncPolicy: { syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'] },
    });
  });

  test('an empty stage has no Application: its folder would not exist', () => {
    expect(named(deliver({ configs: [] }).entry, 'logging-configs')).toBeUndefined();
    expect(named(deliver({ prerequisites: [] }).entry, 'logging-prerequisites')).toBeUndefined();
  });

  test('a Namespace outlives its Application, and nothing else does', () => {
    const annotations = deliver().stages.prerequisites.map(({ metadata }) => metadata.annotations);
    expect(annotations).toEqual([{ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }, undefined]);
  });

  test('are in stages that Argo CD applies; the Applications of releases come with the project', () => {
    expect(deliver().appliedWithEntry).toEqual(['releases']);
  });
});

test('an Application that people can paste brings the project and all Applications, where Argo CD runs', () => {
  const { notes } = argocd({ ...settings, server: 'https://edge.example:6443' })(input);
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(notes.start.source) ?? [];
  expect(parse(text)).toMatchObject({
    kind: 'Application',
    metadata: { name: 'logging', namespace: 'argocd' },
    spec: {
      source: {
        repoURL: 'https://git.example/platform/logging.git',
        targetRevision: 'main',
        path: './dist/production',
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
      syncPolicy: { syncOptions: ['ApplyOutOfSyncOnly=true'] },
    },
  });
});

test('people learn how it starts, and that Secrets are theirs to bring', () => {
  const { notes } = deliver();
  expect(notes.start.source).toContain('kubectl apply -k ./dist/production');
  expect(notes.start.source).toContain('resource.customizations.health.argoproj.io_Application: |');
  expect(notes.start.source).toContain('argocd app terminate-op NAME');
  expect(notes.secrets.source).toContain('Argo CD decrypts nothing');
});
