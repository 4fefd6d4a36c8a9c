import type { ChartModel } from '../../../../lib/charts/chart';
import { valueProblems } from '../../../../lib/charts/keys';
import type { RunningConfig } from '../../../../lib/charts/running';
import { type Json, valueAt } from '../../../../lib/kubernetes/json';
import { bucketClaim } from '../../../../lib/tiers/loki/checks/bucket-claim';
import { bucketsShared } from '../../../../lib/tiers/loki/checks/buckets';
import { retentionStore } from '../../../../lib/tiers/loki/checks/retention-store';
import { committedPeriods } from '../../../../lib/tiers/loki/checks/schema-history';
import { runningLoki } from '../../../../lib/tiers/loki/running';
import type { AzureStorageProps } from '../../../../lib/tiers/loki/storage/azure';
import { LokiStorage } from '../../../../lib/tiers/loki/storage/kinds';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../../lib/tiers/loki/values';
import { isExternal } from '../../../../lib/wiring/flow';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { COMMUNITY_CHART, distributed, everything, GRAFANA_CHART, minimal } from '../props';

const CLIENT = '11111111-2222-3333-4444-555555555555';
const PERIOD = { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 'azure', indexPrefix: 'i_' } as const;

const LEAST: AzureStorageProps = { account: 'acmelogs', containers: { chunks: 'loki-chunks' } };
const KEY = LokiStorage.azure({ ...LEAST, credentialsSecret: 'loki-azure' });
const WORKLOAD = LokiStorage.azure({ ...LEAST, workloadIdentity: CLIENT });

/** Every prop but the other identity: a new one must be added here. */
const MOST: Required<Omit<AzureStorageProps, 'credentialsSecret'>> = {
  account: 'acmelogs',
  containers: { chunks: 'loki-chunks', ruler: 'loki-ruler' },
  endpointSuffix: 'blob.core.chinacloudapi.cn',
  workloadIdentity: CLIENT,
};

const azure = { schema: [PERIOD], rules: everything.rules };

test('the least and the most that is said', () => {
  expect(KEY).toEqual({ kind: 'azure', ...LEAST, identity: { secret: 'loki-azure' } });
  const { workloadIdentity, ...rest } = MOST;
  expect(LokiStorage.azure(MOST)).toEqual({ kind: 'azure', ...rest, identity: { workloadIdentity } });
});

describe.each([GRAFANA_CHART, COMMUNITY_CHART])('chart $version', (chart: ChartModel) => {
  const shapes = [
    minimal({ chart, ...azure, topology: 'monolithic', replicas: { 'single-binary': 3 } }),
    minimal({ chart, ...azure }),
    distributed({ chart, ...azure }),
  ];

  test('every topology has only keys that the chart knows, and the store of its schema', () => {
    for (const shape of shapes) {
      for (const storage of [KEY, WORKLOAD]) {
        const values = lokiValues({ ...shape, storage });
        expect(valueProblems(chart, values)).toEqual([]);
        expect(valueAt(values, 'loki', 'storage', 'type')).toBe('azure');
        expect(valueAt(values, 'loki', 'compactor', 'delete_request_store')).toBe('azure');
      }
    }
  });

  test('a key is a variable of exactly the pods that use the store', () => {
    const values = lokiValues(distributed({ chart, ...azure, storage: KEY }));
    expect(valueAt(values, 'loki', 'storage')).toMatchObject({
      bucketNames: { chunks: 'loki-chunks' },
      azure: { accountName: 'acmelogs', accountKey: '${AZURE_STORAGE_KEY}' },
    });
    const secretKeyRef = { name: 'loki-azure', key: 'AZURE_STORAGE_KEY' };
    expect(values.ingester).toMatchObject({ extraEnv: [{ name: 'AZURE_STORAGE_KEY', valueFrom: { secretKeyRef } }] });
    expect(holders(values, 'loki-azure')).toEqual(['compactor', 'indexGateway', 'ingester', 'querier', 'ruler']);
    expect(values.serviceAccount).not.toHaveProperty('annotations');
  });

  test('Workload Identity is an annotation of the ServiceAccount, and a label of exactly the pods that use the store', () => {
    const values = lokiValues(distributed({ chart, ...azure, storage: WORKLOAD }));
    expect(valueAt(values, 'loki', 'storage', 'azure')).toEqual({ accountName: 'acmelogs', useFederatedToken: true });
    expect(values.serviceAccount).toMatchObject({
      name: 'loki',
      annotations: { 'azure.workload.identity/client-id': CLIENT },
    });
    expect(values.ingester).toMatchObject({ podLabels: { 'azure.workload.identity/use': 'true' } });
    const labelled = holders(values, 'azure.workload.identity/use');
    expect(labelled).toEqual(['compactor', 'indexGateway', 'ingester', 'querier', 'ruler']);
  });
});

test('only the older chart must be told to read variables, and only where there is one', () => {
  const args = (chart: ChartModel, storage: typeof KEY) =>
    valueAt(lokiValues(minimal({ chart, ...azure, storage })), 'write', 'extraArgs');
  expect(args(GRAFANA_CHART, KEY)).toEqual(['-config.expand-env=true']);
  expect(args(GRAFANA_CHART, WORKLOAD)).toBeUndefined();
  expect(args(COMMUNITY_CHART, KEY)).toBeUndefined();
});

test('tokens are asked of the cloud that the suffix belongs to', () => {
  const account = (storage: typeof KEY) =>
    valueAt(lokiValues(minimal({ ...azure, storage })), 'loki', 'storage', 'azure');
  expect(account(LokiStorage.azure(MOST))).toMatchObject({
    endpointSuffix: 'blob.core.chinacloudapi.cn',
    environment: 'AzureChinaCloud',
  });
  expect(account(LokiStorage.azure({ ...MOST, endpointSuffix: 'blob.stack.example' }))).not.toHaveProperty(
    'environment',
  );
});

test('the Secret says which key it must hold, and Workload Identity needs none', () => {
  const secrets = (storage: typeof KEY) => lokiTier(minimal({ ...azure, storage })).secrets;
  expect(secrets(KEY).map(({ name, keys }) => [name, Object.keys(keys)])).toEqual([
    ['loki-azure', ['AZURE_STORAGE_KEY']],
  ]);
  expect(secrets(WORKLOAD)).toEqual([]);
});

test('pods call a party outside of the cluster', () => {
  const called = lokiTier(minimal({ ...azure, storage: KEY })).flows.flatMap(({ from, to }) =>
    isExternal(to) && to.external === 'Azure Blob Storage in acmelogs' ? [from] : [],
  );
  expect(new Set(called).size).toBe(3);
});

test('no two Lokis share a container, and each account has containers of its own', () => {
  const shared = (...storages: readonly (typeof KEY)[]) => [
    ...bucketsShared(
      storages.flatMap((storage, index) => {
        const name = `cluster-${index}`;
        return bucketClaim({ name, cluster: name, loki: minimal({ ...azure, storage }) }) ?? [];
      }),
    ).values(),
  ];
  expect(shared(KEY, WORKLOAD)).toMatchObject([
    {
      id: 'loki/bucket-shared',
      path: ['loki', 'storage', 'azure', 'containers', 'chunks'],
      fix: fixText('such as loki-chunks-cluster-1'),
    },
  ]);
  expect(shared(KEY, LokiStorage.azure({ ...LEAST, account: 'others', workloadIdentity: CLIENT }))).toEqual([]);
});

test('checks know the store: in committed periods, and configured by hand', () => {
  const props = minimal({ ...azure, storage: KEY });
  expect(committedPeriods(lokiValues(props))).toEqual([PERIOD]);
  const checked = (storage_config: Json) => {
    const compactor = { retention_enabled: true, delete_request_store: 'azure' };
    const config = { limits_config: { retention_period: '720h' }, compactor, storage_config };
    const loki: RunningConfig = {
      program: 'loki',
      config,
      placeOf: (setting) => setting,
      placeOfImage: () => [],
      fixOf: () => '',
      removalOf: () => undefined,
    };
    const workloads = lokiTier(props).releases.flatMap((release) => runningLoki(release).workloads);
    return runCheck(retentionStore, { running: [{ namespace: 'logs', workloads, configs: [loki] }] });
  };
  expect(checked({ azure: { account_name: 'acmelogs' } })).toEqual([]);
  expect(checked({ swift: {} })).toHaveLength(1);
});

/** Sections of the values in which a text stands. */
function holders(values: object, text: string): readonly string[] {
  const found = Object.entries(values).filter(([, value]) => JSON.stringify(value).includes(text));
  return found.map(([key]) => key).sort();
}
