import type { JsonObject } from '../../lib/kubernetes/json';
import { effectsOf } from '../../lib/transitions/all';
import type { Effect } from '../../lib/transitions/effect';
import { chunksPlace, describePlace, rulesPlace } from '../../lib/transitions/loki-store';
import { NOTHING, type Side } from '../../lib/transitions/side';
import { tenantsOf } from '../../lib/transitions/tenants';
import { object, toldOf, verdicts } from './made';
import { changeOf, type EnvironmentChange, sideFrom } from './sides';

function told(change: EnvironmentChange, kind: string): Effect | undefined {
  return effectsOf(changeOf(change)).find((effect) => effect.kind === kind);
}

describe('a store', () => {
  const s3 = { bucketnames: 'logs', endpoint: 'http://store:9000' };

  test.each<[string, JsonObject, string]>([
    ['is that of `common`', { common: { storage: { s3 } } }, 's3, bucket logs at http://store:9000'],
    [
      'is that of `storage_config`, laid over it',
      { common: { storage: { s3 } }, storage_config: { aws: { bucketnames: 'own' } } },
      's3, bucket own at http://store:9000',
    ],
    [
      'is told without the keys in its URL',
      { storage_config: { aws: { s3: 's3://key:se/cret@eu/logs' } } },
      's3, at s3://eu/logs',
    ],
    [
      'has a prefix',
      { common: { storage: { s3 } }, storage_config: { object_prefix: 'a' } },
      's3, bucket logs at http://store:9000 below a',
    ],
    [
      'is that of Thanos, if it is asked for',
      {
        storage_config: { use_thanos_objstore: true },
        common: { storage: { s3, object_store: { s3: { bucket_name: 'other' }, storage_prefix: 'a' } } },
      },
      's3, bucket other below a',
    ],
    ['is not known', {}, 's3'],
  ])('%s', (_, config, expected) => {
    expect(describePlace(chunksPlace(config, 's3'))).toBe(expected);
  });

  test('of rules is none where they come from files', () => {
    expect(rulesPlace({ ruler: { storage: { type: 'local', local: { directory: '/rules' } } } })).toBeUndefined();
    expect(rulesPlace({})).toBeUndefined();
  });
});

describe('the tenant of lines', () => {
  const side = (config: JsonObject | string): Side => ({
    ...NOTHING,
    configs: [{ program: 'alloy', config, owner: 'a', namespace: 'logs', file: 'f' }],
  });
  const push = 'http://loki/loki/api/v1/push';

  test.each<[string, JsonObject | string, readonly string[]]>([
    ['Promtail', { clients: [{ url: push, tenant_id: 'one' }] }, ['one']],
    [
      'OpenTelemetry, in any capitals',
      { exporters: { loki: { endpoint: 'http://l/otlp', headers: { 'x-scope-orgid': 'one' } } } },
      ['one'],
    ],
    ['Alloy', `loki.write "a" {\n\tendpoint {\n\t\turl = "${push}"\n\t\ttenant_id = "one"\n\t}\n}`, ['one']],
    ['Alloy, by a header', `url = "${push}"\n\theaders = {\n\t\t"X-Scope-OrgID" = "one",\n\t}`, ['one']],
    [
      'a collector that sends elsewhere',
      { exporters: { other: { endpoint: 'http://x/v1', headers: { 'X-Scope-OrgID': 'one' } } } },
      [],
    ],
    ['nobody', { clients: [{ url: push }] }, []],
  ])('is that which %s says', (_, config, expected) => {
    expect(tenantsOf(side(config))).toEqual(expected);
  });

  test('is nothing new where the collector alone changes', () => {
    const change = changeOf({ of: 'local' });
    const other = { ...change.head.configs[1], config: { clients: [{ url: push, tenant_id: 'ignored' }] } };
    const head = { ...change.head, configs: [change.head.configs[0], other] as Side['configs'] };
    expect(effectsOf({ ...change, head }).filter(({ kind }) => kind === 'data/tenant')).toEqual([]);
  });

  test('comes with a way to see both, only where Loki tells tenants apart', () => {
    const text = (effect: Effect | undefined) => effect?.steps?.before?.[0]?.text;
    expect(text(told({ of: 'homelab-production', head: { loki: { tenant: 'prod' } } }, 'data/tenant'))).toContain(
      'fake|prod',
    );
    expect(text(told({ of: 'talos-ambient', head: { loki: { tenant: null } } }, 'data/tenant'))).not.toContain('|');
  });
});

describe('a claim that stands for itself', () => {
  const stage = object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'stage', {
    spec: { path: './dist/made/2-releases' },
  });
  const claim = (annotations: JsonObject): JsonObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'disk', namespace: 'logs', annotations },
  });
  const kept = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };

  test.each([
    ['goes unprotected', [stage, claim({})], [stage], ['loses']],
    ['goes, and stays in the cluster', [stage, claim(kept)], [stage], []],
    ['goes from a folder that people apply', [claim({})], [], []],
    ['loses its protection', [stage, claim(kept)], [stage, claim({})], ['loses']],
    ['is protected', [stage, claim({})], [stage, claim(kept)], ['told']],
    [
      'has the annotation of another engine only',
      [stage, claim({ 'helm.sh/resource-policy': 'keep' })],
      [stage],
      ['loses'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(verdicts({ objects: base }, { objects: head }, 'data/protection')).toEqual(expected);
  });

  test('goes with Argo CD, which only spares it when its Application goes', () => {
    const app = object('argoproj.io/v1alpha1', 'Application', 'stage', {
      spec: { source: { path: 'dist/made/2-releases' } },
    });
    const half = claim({ 'argocd.argoproj.io/sync-options': 'Delete=false' });
    expect(verdicts({ objects: [app, half] }, { objects: [app] }, 'data/protection')).toEqual(['loses']);
  });

  test('can be protected by a command before it goes', () => {
    const [effect] = toldOf({ objects: [stage, claim({})] }, { objects: [stage] }, 'data/protection');
    expect(effect?.steps?.before?.[0]?.command).toBe(
      'kubectl -n logs annotate persistentvolumeclaim disk kustomize.toolkit.fluxcd.io/prune=disabled --overwrite',
    );
  });
});

describe('an environment file that nobody can read', () => {
  const without = ({ plan, ...side }: Side): Side => side;
  const unread = (change: EnvironmentChange) => {
    const { base, head } = changeOf(change);
    return effectsOf({ base: without(base), head: without(head) });
  };

  test.each<[EnvironmentChange, string]>([
    [{ of: 'homelab-production', head: { loki: { volume: '20Gi' } } }, 'impossible/claim-templates'],
    [{ of: 'homelab-production', head: { loki: { retention: '7d' } } }, 'data/retention'],
    [{ of: 'talos-ambient', head: { loki: { tenant: 'dev' } } }, 'data/tenant'],
    [{ of: 'homelab-production', head: { enabled: false } }, 'data/switched-off'],
  ])('%j is told without a place in it', (change, kind) => {
    const effect = unread(change).find((each) => each.kind === kind);
    expect(effect?.kind).toBe(kind);
    expect(effect?.path).toBeUndefined();
  });
});

describe('what is said of a change', () => {
  test('names the key that decides the size of volumes, unless an override does', () => {
    const of = 'homelab-production';
    expect(told({ of, head: { loki: { volume: '20Gi' } } }, 'impossible/claim-templates')?.path).toEqual([
      'loki',
      'volume',
    ]);
    const values = { write: { persistence: { size: '30Gi' } } };
    expect(told({ of, head: { loki: { values } } }, 'impossible/claim-templates')?.path).toBeUndefined();
    expect(told({ of, head: { loki: { storageClass: 'fast' } } }, 'impossible/claim-templates')?.path).toEqual([
      'loki',
      'storageClass',
    ]);
  });

  test('says when the compactor deletes', () => {
    const values = { loki: { compactor: { retention_delete_delay: '48h' } } };
    const effect = told({ of: 'homelab-production', head: { loki: { retention: '7d', values } } }, 'data/retention');
    expect(effect?.happens).toContain('48h later');
  });

  test('has pods store what they hold, the last first, before they go', () => {
    const effect = told(
      { of: 'talos-ambient', head: { loki: { replicas: 1, replicationFactor: 1 } } },
      'data/replicas',
    );
    const lines = effect?.steps?.before?.[0]?.command?.split('\n') ?? [];
    expect(lines.map((line) => /pods\/(loki-\d)/.exec(line)?.[1])).toEqual(['loki-2', 'loki-1']);
  });

  test('has Argo CD end its sync before the StatefulSet goes', () => {
    const effect = told({ of: 'talos-ambient', head: { loki: { volume: '20Gi' } } }, 'impossible/claim-templates');
    expect(effect?.steps?.during?.map(({ command }) => command)).toEqual([
      'argocd app terminate-op logging-loki',
      'kubectl -n loki delete statefulset loki --cascade=orphan',
      'argocd app sync logging-loki',
    ]);
  });

  test('takes plain StatefulSets away before the merge, when nobody makes them again', () => {
    const effect = told({ of: 'standalone', head: { loki: { volume: '60Gi' } } }, 'impossible/claim-templates');
    expect(effect?.steps?.before?.at(-1)?.command).toBe(
      'kubectl -n monitoring delete statefulset loki --cascade=orphan',
    );
    expect(effect?.steps?.during).toBeUndefined();
  });
});

test('nothing is told of what comes for the first time', () => {
  expect(effectsOf({ base: NOTHING, head: sideFrom('homelab-production', {}) })).toEqual([]);
});
