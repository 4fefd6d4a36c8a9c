import * as z from 'zod';
import type { ChartModel } from '../../../charts/chart';
import type { JsonObject } from '../../../kubernetes/json';
import { fromSecret } from '../../../kubernetes/secret-variable';
import { exactlyOne } from '../../../schema/fault';
import { text } from '../../../schema/scalars';
import { dialectOf } from '../dialect';
import { bucketNames, type LokiBuckets, rulerBucket } from './buckets';
import { AZURE_COUNTERS } from './counters';
import { identityFault, resolveIdentity } from './identity';
import type { StorageKind } from './kind';

/** Blob containers of an Azure storage account. */
export interface AzureStorageProps {
  /** Name of the storage account: 3 to 24 lower-case letters and digits. */
  readonly account: string;

  /** Names of the containers, which must exist. */
  readonly containers: LokiBuckets;

  /** What stands behind the account in the host name of its blobs. @default - that of Azure's public cloud */
  readonly endpointSuffix?: string;

  /** Secret with the key AZURE_STORAGE_KEY, a key of the account. @default - workloadIdentity is given */
  readonly credentialsSecret?: string;

  /** Client id of the identity that trusts the ServiceAccount by Workload Identity. @default - credentialsSecret is given */
  readonly workloadIdentity?: string;
}

/** Blob containers of an Azure storage account, with the one identity that is given. */
export interface AzureStorage extends Pick<AzureStorageProps, 'account' | 'containers' | 'endpointSuffix'> {
  /** Tag of the storage. */
  readonly kind: 'azure';

  /** Proof of who Loki is: a Secret, or an identity of the cloud. */
  readonly identity:
    | {
        /** Name of the Secret with the credentials. */
        readonly secret: string;
      }
    | {
        /** Client id of the identity that trusts the ServiceAccount. */
        readonly workloadIdentity: string;
      };
}

/**
 * The variable of the key, and its name in the Secret: that of Azure's own command line
 * (Azure/azure-cli@0052879:src/azure-cli/azure/cli/command_modules/storage/__init__.py). Loki's client reads no variable
 * itself: the configuration names it, and Loki puts the key there when it starts.
 */
const KEY = 'AZURE_STORAGE_KEY';

const PUBLIC_SUFFIX = 'blob.core.windows.net';

/**
 * The cloud in which Loki asks for tokens, by suffix: `defaultEndpoints` in
 * grafana/loki@{v3.6.3,v3.7.6}:pkg/storage/chunk/client/azure/blob_storage_client.go
 */
const CLOUDS: ReadonlyMap<string | undefined, string> = new Map([
  ['blob.core.chinacloudapi.cn', 'AzureChinaCloud'],
  ['blob.core.usgovcloudapi.net', 'AzureUSGovernment'],
]);

const containers = z
  .strictObject({
    chunks: text('container').describe('Container for lines and their index.'),
    ruler: text('container')
      .optional()
      .describe('Container for rules that Loki is given by its API; may be the same. Default: it is given none.'),
  })
  .describe('Names of the containers, which must exist.');

const section = exactlyOne(
  z.strictObject({
    account: text('storageAccount').describe('Name of the storage account.'),
    containers,
    endpointSuffix: text('domain')
      .optional()
      .describe(`What stands behind the account in the host name of its blobs. Default: ${PUBLIC_SUFFIX}.`)
      .meta({ examples: [PUBLIC_SUFFIX] }),
    credentialsSecret: text('secret')
      .optional()
      .describe(`Secret with the key ${KEY}, a key of the account. This or workloadIdentity.`),
    workloadIdentity: text('workloadIdentity')
      .optional()
      .describe(
        'Client id of the identity that trusts the ServiceAccount by Workload Identity. This or credentialsSecret.',
      ),
  }),
  ['credentialsSecret', 'workloadIdentity'],
  identityFault('workloadIdentity'),
)
  .optional()
  .describe('Blob containers of an Azure storage account.')
  .meta({ since: '0.2.0' });

function resolveAzure({ credentialsSecret, workloadIdentity, ...rest }: AzureStorageProps): AzureStorage {
  const client = workloadIdentity === undefined ? undefined : { workloadIdentity };
  return { kind: 'azure', ...rest, identity: resolveIdentity('workloadIdentity', credentialsSecret, client) };
}

/** Values of the account, and of how Loki proves who it is. */
function accountValues({ account: accountName, endpointSuffix, identity }: AzureStorage): JsonObject {
  const environment = CLOUDS.get(endpointSuffix);
  return {
    accountName,
    ...(endpointSuffix === undefined ? {} : { endpointSuffix }),
    ...(environment === undefined ? {} : { environment }),
    ...('secret' in identity ? { accountKey: `\${${KEY}}` } : { useFederatedToken: true }),
  };
}

/**
 * Values of a component: the key as a variable, or the label without which no token is mounted into a pod (`objectSelector`
 * of azure-wi-webhook-mutating-webhook-configuration, Azure/azure-workload-identity@1863672:manifest_staging/charts).
 */
function podValues({ identity }: AzureStorage, chart: ChartModel): JsonObject {
  if ('workloadIdentity' in identity) return { podLabels: { 'azure.workload.identity/use': 'true' } };
  return { ...dialectOf(chart).expandEnvironment, extraEnv: [fromSecret(KEY, identity.secret, KEY)] };
}

export const azure = {
  section,
  resolve: resolveAzure,
  objectStore: 'azure',
  configKeys: ['azure'],
  isShared: true,
  overlay: 'loki/storage-azure.yaml',
  values: (storage) => ({ ...bucketNames(storage.containers), azure: accountValues(storage) }),
  earlier: ({ account, endpointSuffix, containers, identity }) => ({
    azure: {
      account_name: account,
      container_name: containers.chunks,
      ...(endpointSuffix === undefined ? {} : { endpoint_suffix: endpointSuffix }),
      ...('secret' in identity ? { account_key: `\${${KEY}}` } : { use_federated_token: true }),
    },
  }),
  owned: {
    'bucketNames.chunks': 'containers.chunks',
    'bucketNames.ruler': 'containers.ruler',
    'azure.accountName': 'account',
    'azure.endpointSuffix': 'endpointSuffix',
  },
  annotations: ({ identity }): JsonObject =>
    'workloadIdentity' in identity ? { 'azure.workload.identity/client-id': identity.workloadIdentity } : {},
  credentials: podValues,
  secret: ({ identity, account }) =>
    'secret' in identity
      ? {
          name: identity.secret,
          keys: { [KEY]: `key of the storage account ${account}` },
          purpose: `Loki stores chunks in the storage account ${account} with it`,
        }
      : undefined,
  describe: ({ account }) => `Azure Blob Storage in ${account}`,
  calls: () => ({}),
  counters: AZURE_COUNTERS,
  bucket: ({ account, endpointSuffix = PUBLIC_SUFFIX, containers: { chunks } }) => ({
    name: chunks,
    endpoint: `https://${account}.${endpointSuffix}`,
    path: ['containers', 'chunks'],
  }),
  rulerBucket: ({ containers: names }) => rulerBucket(names, 'containers'),
} as const satisfies StorageKind<AzureStorage, AzureStorageProps>;
