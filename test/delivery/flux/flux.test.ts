import type { DeliveryInput } from '../../../lib/delivery/delivery';
import { flux } from '../../../lib/delivery/flux/flux';
import type { FluxSettings } from '../../../lib/delivery/flux/settings';
import type { Manifest } from '../../../lib/kubernetes/manifest';
import { fluxSettings, release } from '../../support/fixtures';

const configMap: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'monitoring' } };
const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } };
const secret = { name: 's', namespace: 'monitoring', keys: { KEY: 'a key' }, purpose: 'for Loki' };

const input: DeliveryInput = {
  releases: [release(), release({ name: 'alloy', after: [release()] })],
  objects: [],
  prerequisites: [namespace],
  configs: [configMap],
  secrets: [secret],
};

const { secrets: _, ...minimal } = fluxSettings;
const deliver = (overrides: Partial<DeliveryInput> = {}, settings: FluxSettings = fluxSettings) =>
  flux(settings)({ ...input, ...overrides });
const specs = (manifests: readonly Manifest[]) =>
  Object.fromEntries(manifests.map(({ metadata, spec }) => [metadata.name, spec as Record<string, unknown>]));

describe('releases', () => {
  const [loki, alloy] = deliver().stages.releases;

  test('keep their Helm name, in the namespace of their workloads', () => {
    expect(loki?.spec).toMatchObject({
      releaseName: 'loki',
      targetNamespace: 'monitoring',
      storageNamespace: 'monitoring',
    });
  });

  test('name the exact chart version and a repository that is delivered before', () => {
    expect(loki?.spec).toMatchObject({
      chart: { spec: { chart: 'loki', version: '6.49.0', sourceRef: { kind: 'HelmRepository', name: 'grafana' } } },
    });
    const repositories = deliver().stages.prerequisites.filter((manifest) => manifest.kind === 'HelmRepository');
    expect(repositories.map((repository) => repository.metadata.name)).toEqual(['grafana']);
  });

  test('are tried again after a failure, and drift is set back', () => {
    const retry = { strategy: { name: 'RetryOnFailure', retryInterval: '2m' } };
    expect(loki?.spec).toMatchObject({ install: retry, upgrade: retry, driftDetection: { mode: 'enabled' } });
  });

  test('wait for the releases that they call', () => {
    expect(loki?.spec).not.toHaveProperty('dependsOn');
    expect(alloy?.spec).toMatchObject({ dependsOn: [{ name: 'loki' }] });
  });
});

describe('stages', () => {
  test('wait for each other, Secrets between prerequisites and releases', () => {
    const stages = specs(deliver().entry);
    expect(Object.keys(stages)).toEqual([
      'logging-prerequisites',
      'logging-secrets',
      'logging-releases',
      'logging-configs',
    ]);
    expect(stages['logging-prerequisites']).not.toHaveProperty('dependsOn');
    expect(stages['logging-secrets']?.dependsOn).toEqual([{ name: 'logging-prerequisites' }]);
    expect(stages['logging-releases']?.dependsOn).toEqual([{ name: 'logging-secrets' }]);
    expect(stages['logging-configs']?.dependsOn).toEqual([{ name: 'logging-releases' }]);
  });

  test('point at the folders of the environment', () => {
    const stages = specs(deliver().entry);
    expect(stages['logging-releases']?.path).toBe('./dist/production/2-releases');
    expect(stages['logging-configs']?.path).toBe('./dist/production/3-configs');
  });

  test('only the Secrets are decrypted', () => {
    const stages = specs(deliver().entry);
    expect(stages['logging-secrets']?.decryption).toEqual({ provider: 'sops', secretRef: { name: 'sops-age' } });
    expect(stages['logging-releases']).not.toHaveProperty('decryption');
  });

  test('without a folder for Secrets, or without a Secret, the releases follow the prerequisites', () => {
    for (const { entry } of [deliver({}, minimal), deliver({ secrets: [] })]) {
      expect(specs(entry)['logging-releases']?.dependsOn).toEqual([{ name: 'logging-prerequisites' }]);
    }
  });

  test('wait no longer than a release may take: a fix is not taken as long as they do', () => {
    const { timeout, healthCheckExprs } = specs(deliver().entry)['logging-releases'] ?? {};
    expect(timeout).toBe('15m');
    expect(healthCheckExprs).toEqual([
      expect.objectContaining({
        kind: 'HelmRelease',
        failed: expect.stringContaining("['InstallFailed', 'UpgradeFailed']"),
      }),
    ]);
  });

  test('where nothing is installed by Helm, no release is looked at', () => {
    expect(specs(deliver({ releases: [], objects: [configMap] }).entry)['logging-releases']).not.toHaveProperty(
      'healthCheckExprs',
    );
  });

  test('an empty stage has no Kustomization: its folder would not exist', () => {
    expect(specs(deliver({ configs: [] }).entry)).not.toHaveProperty('logging-configs');
  });
});

describe('objects', () => {
  const annotations = (manifest: Manifest) =>
    deliver({ prerequisites: [manifest] }).stages.prerequisites[0]?.metadata.annotations;

  test('a Namespace is never pruned', () => {
    expect(annotations(namespace)).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  });

  test.each(['${NAME}', '$$1'])('the text %s, which Flux would change, is not substituted', (text) => {
    expect(annotations({ ...configMap, data: { a: text } })).toEqual({
      'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
    });
    expect(annotations(configMap)).toBeUndefined();
  });
});
