import { releasesWithoutHelm } from '../../../lib/checks/delivery-releases';
import type { DeliveryInput } from '../../../lib/delivery/delivery';
import { manifests } from '../../../lib/delivery/manifests/manifests';
import { formatFix } from '../../../lib/findings/fix-text';
import type { Manifest } from '../../../lib/kubernetes/manifest';
import { loadOne, MINIMAL } from '../../environment/in-memory';
import { runCheck } from '../../support/checks';
import { release } from '../../support/fixtures';

const object = (kind: string): Manifest => ({ apiVersion: 'v1', kind, metadata: { name: 'x', namespace: 'logging' } });

const input: DeliveryInput = {
  releases: [],
  objects: [object('Service')],
  prerequisites: [object('ServiceAccount')],
  configs: [object('ConfigMap')],
  secrets: [{ name: 's', namespace: 'logging', keys: { KEY: 'a key' }, purpose: 'for Loki' }],
};

describe('delivery by people', () => {
  const { entry, stages, appliedWithEntry, awaitedSecrets, notes } = manifests()(input);

  test('is the objects as they are, each in its stage', () => {
    expect(stages).toEqual({
      prerequisites: input.prerequisites,
      releases: input.objects,
      configs: input.configs,
    });
  });

  test('has no entry objects: the folder is applied as a whole', () => {
    expect(entry).toEqual([]);
    expect(appliedWithEntry).toEqual(['prerequisites', 'releases', 'configs']);
    expect(manifests()({ ...input, configs: [] }).appliedWithEntry).toEqual(['prerequisites', 'releases']);
  });

  test('awaits the Secrets, and names both scripts', () => {
    expect(awaitedSecrets).toEqual(input.secrets);
    expect(notes.start.source).toContain('npx cdk8s-logging deploy');
    expect(notes.start.source).toContain('npx cdk8s-logging rollback');
  });
});

describe('Helm releases', () => {
  const environment = loadOne(MINIMAL.replace('{ flux: {} }', '{ manifests: {} }'));
  const find = (changes: object, releases = [release()]) =>
    runCheck(releasesWithoutHelm, { ...environment, engine: environment.delivery, ...changes, releases });

  test('are refused where nobody installs them', () => {
    const [finding] = find({});
    expect(finding).toMatchObject({ id: 'delivery/releases-without-helm', severity: 'error' });
    expect(finding?.problem).toContain('loki is a Helm release');
    expect(formatFix(finding?.fix ?? '')).toContain('packaging: manifests');
    expect(formatFix(finding?.fix ?? '')).toContain('flux: {}');
  });

  test('are refused with what remains to be done where packaging is no help', () => {
    expect(formatFix(find({ packaging: 'manifests' })[0]?.fix ?? '')).toContain('delivery:\n  flux: {}');
  });

  test('are fine with any other engine, and none are fine with this one', () => {
    expect(find({ engine: { helmController: {} } })).toEqual([]);
    expect(find({}, [])).toEqual([]);
  });
});
