import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { Size } from '../../../lib/units/size';
import { COMMUNITY_CHART, distributed, everything, minimal, onDisk } from './props';

const lokiWorkloads = (props: ResolvedLoki) => lokiTier(props).workloads;
const names = (props: ResolvedLoki) => lokiWorkloads(props).map(({ name }) => name);

test('each topology runs its components', () => {
  expect(names(onDisk())).toEqual(['loki-gateway', 'loki', 'loki-canary']);
  expect(names(minimal())).toEqual(['loki-gateway', 'loki-write', 'loki-read', 'loki-backend', 'loki-canary']);
  expect(names(distributed({ gatewayReplicas: 0, canary: false }))).toEqual([
    'loki-ingester',
    'loki-distributor',
    'loki-querier',
    'loki-query-frontend',
    'loki-query-scheduler',
    'loki-index-gateway',
    'loki-compactor',
  ]);
  expect(names(distributed({ rules: everything.rules }))).toContain('loki-ruler');
});

test('caches and MinIO run beside it when asked for', () => {
  const storage = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
  expect(names({ ...everything, storage })).toEqual(
    expect.arrayContaining(['loki-chunks-cache', 'loki-results-cache', 'loki-minio']),
  );
  expect(lokiWorkloads(minimal({ storage })).find(({ name }) => name === 'loki-minio')).toMatchObject({
    podLabels: { app: 'minio', release: 'loki' },
    serviceAccount: 'minio-sa',
    podSecurity: 'baseline',
  });
});

test('each workload is known by labels that no other has', () => {
  const labels = lokiWorkloads(everything).map(({ podLabels }) => JSON.stringify(podLabels));
  expect(new Set(labels).size).toBe(labels.length);
});

test('the charts give the gateway and the caches other ServiceAccounts', () => {
  const account = (props: typeof everything, name: string) =>
    lokiWorkloads(props).find((workload) => workload.name === name)?.serviceAccount;
  expect(account(everything, 'loki-gateway')).toBe('loki');
  expect(account(everything, 'loki-chunks-cache')).toBe('loki');
  expect(account({ ...everything, chart: COMMUNITY_CHART }, 'loki-gateway')).toBe('loki-gateway');
  expect(account({ ...everything, chart: COMMUNITY_CHART }, 'loki-chunks-cache')).toBe('loki-memcached');
});

test('only the newer chart makes pods that fit the restricted level', () => {
  const levels = (chart: typeof COMMUNITY_CHART) =>
    new Set(lokiWorkloads(minimal({ chart })).map((w) => w.podSecurity));
  expect(levels(minimal().chart)).toEqual(new Set(['baseline']));
  expect(levels(COMMUNITY_CHART)).toEqual(new Set(['restricted']));
});

test('metrics have the ports that the charts give to pods', () => {
  const ports = lokiWorkloads(everything).map(({ name, metrics }) => [name, metrics?.containerPort]);
  expect(Object.fromEntries(ports)).toMatchObject({
    'loki-write': 3100,
    'loki-canary': 3500,
    'loki-chunks-cache': 9150,
    'loki-results-cache': 9150,
  });
});

test('everything but the gateway and MinIO has metrics', () => {
  const without = lokiWorkloads(everything).filter(({ metrics }) => metrics === undefined);
  expect(without.map(({ name }) => name)).toEqual(['loki-gateway']);
});
