import { argocd } from '../../lib/delivery/argocd/argocd';
import type { Delivery, DeliveryEngine, DeliveryInput } from '../../lib/delivery/delivery';
import { flux } from '../../lib/delivery/flux/flux';
import { helmController } from '../../lib/delivery/helm-controller/helm-controller';
import { manifests } from '../../lib/delivery/manifests/manifests';
import { type Manifest, toJson } from '../../lib/kubernetes/manifest';
import { Duration } from '../../lib/units/duration';
import { crdErrors } from '../support/crd-schemas';
import { fluxSettings, release } from '../support/fixtures';

const daemonSet: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'otel', namespace: 'logging' },
};
const claim: Manifest = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'logging' },
};
const none: DeliveryInput = { releases: [], objects: [], prerequisites: [], configs: [], secrets: [] };
const secret = { name: 's', namespace: 'logging', keys: { KEY: 'a key' }, purpose: 'for Loki' };

const argo = argocd({
  namespace: 'argocd',
  project: 'logging',
  folder: { source: { repoUrl: 'https://git.example/l.git', targetRevision: 'main' }, path: './dist/x' },
  server: 'https://kubernetes.default.svc',
  leaving: [],
});

const ENGINES: readonly (readonly [string, DeliveryEngine])[] = [
  ['flux', flux(fluxSettings)],
  ['argocd', argo],
  ['helm-controller', helmController({ namespace: 'kube-system', timeout: Duration.minutes(1), chartConfigs: {} })],
  ['manifests', manifests()],
];

const entryNames = ({ entry }: Delivery) => entry.map(({ metadata }) => metadata.name);
const spec = (delivery: Delivery, name: string) => delivery.entry.find(({ metadata }) => metadata.name === name)?.spec;

describe.each(ENGINES)('what runs without Helm comes by %s', (_name, engine) => {
  test('with the releases', () => {
    const { stages } = engine({ ...none, objects: [daemonSet], prerequisites: [claim] });
    expect(stages.releases).toEqual([daemonSet]);
    expect(stages.prerequisites).toHaveLength(1);
  });

  test('and a claim outlives its place in the folder, as a Namespace does', () => {
    const { stages } = engine({ ...none, prerequisites: [claim] });
    const { labels, annotations } = stages.prerequisites[0]?.metadata ?? {};
    expect(JSON.stringify({ ...labels, ...annotations })).toMatch(_name === 'manifests' ? /^{}$/ : /[Pp]rune/);
  });

  test('and nothing points at a stage without objects', () => {
    expect(JSON.stringify(engine(none).entry)).not.toMatch(/[123]-/);
    const off = engine({ ...none, prerequisites: [claim] });
    expect(JSON.stringify(off.entry)).not.toMatch(/[23]-/);
  });
});

describe('Flux', () => {
  test('waits for objects as for one release', () => {
    const delivery = flux(fluxSettings)({ ...none, objects: [daemonSet] });
    expect(entryNames(delivery)).toEqual(['logging-releases']);
    expect(spec(delivery, 'logging-releases')).toMatchObject({ path: './dist/production/2-releases', timeout: '15m' });
    expect(spec(delivery, 'logging-releases')).not.toHaveProperty('dependsOn');
  });

  test('brings the Secrets itself where it knows their folder', () => {
    expect(flux(fluxSettings)({ ...none, secrets: [secret] }).awaitedSecrets).toEqual([]);
    expect(flux({ ...fluxSettings, secrets: undefined })({ ...none, secrets: [secret] }).awaitedSecrets).toEqual([
      secret,
    ]);
  });
});

describe('Argo CD', () => {
  test('has an Application for objects alone, which people need not apply', () => {
    const delivery = argo({ ...none, objects: [daemonSet] });
    expect(delivery.appliedWithEntry).toEqual([]);
    expect(spec(delivery, 'logging-releases')).toMatchObject({
      source: { path: './dist/x/2-releases' },
      destination: { namespace: 'logging' },
    });
    expect(spec(delivery, 'logging')).toMatchObject({
      destinations: [{ namespace: 'logging', server: 'https://kubernetes.default.svc' }],
    });
  });

  test('leaves the Applications of releases in the same folder to people', () => {
    const delivery = argo({ ...none, objects: [daemonSet], releases: [release()] });
    expect(delivery.appliedWithEntry).toEqual(['releases']);
    const directory = { exclude: '{kustomization.yaml,*-application.yaml}' };
    expect(spec(delivery, 'logging-releases')).toMatchObject({ source: { directory } });
    for (const entry of delivery.entry) expect(crdErrors(Object(toJson(entry)))).toEqual([]);
  });
});
