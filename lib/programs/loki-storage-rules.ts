import { type ConfigRule, oneOf, pathOf, positive, refuse } from './config-rule';

const S3 = 'pkg/storage/chunk/client/aws/s3_storage_client.go S3Config.Validate';
const OBJSTORE_S3 = 'pkg/storage/bucket/s3/config.go Config.Validate';
const AZURE = 'pkg/storage/chunk/client/azure/blob_storage_client.go BlobStorageConfig.Validate';
const BUCKET = 'pkg/storage/bucket/client.go Config.Validate';
const BLOOMS = 'pkg/storage/stores/shipper/bloomshipper/config/config.go MemoryManagementConfig.Validate';

const STORAGE_CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_IR',
  'DEEP_ARCHIVE',
  'OUTPOSTS',
  'REDUCED_REDUNDANCY',
];

/** `ObjectStorageClass` of the SDK that the object stores use. */
const OBJECT_STORAGE_CLASSES = [...STORAGE_CLASSES, 'SNOW', 'EXPRESS_ONEZONE', 'FSX_OPENZFS', ''];

const ENVIRONMENTS = ['AzureGlobal', 'AzureChinaCloud', 'AzureGermanCloud', 'AzureUSGovernment'];

/** Stores in `common` hold for both others, unless these are written themselves. */
const S3_SECTIONS = [
  'storage_config.aws',
  'ruler.storage.s3',
  'storage_config.named_stores.aws.*',
  'common.storage.s3',
];
const AZURE_SECTIONS = [
  'storage_config.azure',
  'ruler.storage.azure',
  'storage_config.named_stores.azure.*',
  'common.storage.azure',
];
const OBJSTORE_SECTIONS = ['storage_config.object_store', 'ruler_storage', 'common.storage.object_store'];

/** The stores of `common.storage` of which only one may be written. */
const COMMON_STORES = ['azure', 'filesystem', 'gcs', 's3', 'bos', 'swift', 'alibabacloud', 'cos'];

/** The rules of storage_config, of the ruler's stores, and of common.storage. */
export const LOKI_STORAGE_RULES: readonly ConfigRule[] = [
  ...S3_SECTIONS.flatMap((section) => [
    oneOf(S3, `${section}.signature_version`, ['v4']),
    oneOf(S3, `${section}.storage_class`, STORAGE_CLASSES),
  ]),
  ...AZURE_SECTIONS.flatMap((section) => [
    oneOf(AZURE, `${section}.environment`, ENVIRONMENTS),
    ...['tenant_id', 'client_id', 'client_secret'].map((key) =>
      refuse({
        at: `${section}.${key}`,
        source: AZURE,
        kind: 'required',
        expected: 'a value as long as use_service_principal is true',
        when: (settings, path, parent) =>
          settings.flag([...parent, 'use_service_principal']) === true && settings.text(path)?.trim() === '',
      }),
    ),
  ]),
  ...OBJSTORE_SECTIONS.flatMap((section) => [
    refuse({
      at: `${section}.storage_prefix`,
      source: BUCKET,
      kind: 'not-allowed',
      expected: 'letters, digits and dashes',
      when: (settings, path) => !/^[\da-zA-Z-]*$/.test(settings.text(path) ?? ''),
    }),
    oneOf(OBJSTORE_S3, `${section}.s3.storage_class`, OBJECT_STORAGE_CLASSES),
    oneOf(OBJSTORE_S3, `${section}.s3.sse.type`, ['SSE-KMS', 'SSE-S3', '']),
    refuse({
      at: `${section}.s3.endpoint`,
      source: OBJSTORE_S3,
      kind: 'not-allowed',
      expected: 'an endpoint without the name of the bucket before it',
      when: (settings, path, parent) => {
        const bucket = settings.text([...parent, 'bucket_name']) ?? '';
        return bucket !== '' && settings.text(path)?.split('.')[0] === bucket;
      },
    }),
  ]),
  refuse({
    at: 'common.storage',
    source: 'pkg/loki/config_wrapper.go applyStorageConfig',
    kind: 'not-allowed',
    expected: 'one store',
    when: (settings, path) => COMMON_STORES.filter((store) => settings.differs([...path, store])).length > 1,
  }),
  positive(
    'pkg/storage/chunk/client/alibaba/oss_object_client.go OssConfig.Validate',
    'storage_config.alibabacloud.read_write_timeout_sec',
  ),
  oneOf(BLOOMS, 'storage_config.bloom_shipper.memory_management.bloom_page_alloc_type', ['simple', 'dynamic', 'fixed']),
  refuse({
    at: 'storage_config.bloom_shipper.working_directory',
    source: 'pkg/storage/stores/shipper/bloomshipper/config/config.go Config.Validate',
    kind: 'required',
    expected: 'a directory',
    when: (settings, path) => settings.text(path) === '',
  }),
  refuse({
    at: 'storage_config.cassandra.password_file',
    source: 'pkg/storage/chunk/client/cassandra/storage_client.go Config.Validate',
    kind: 'not-allowed',
    expected: 'nothing as long as password stands beside it',
    when: (settings, path, parent) =>
      (settings.text(path) ?? '') !== '' && (settings.text([...parent, 'password']) ?? '') !== '',
  }),
  refuse({
    at: 'storage_config.named_stores.*.*',
    source: 'pkg/storage/factory.go NamedStores.populateStoreType',
    kind: 'not-allowed',
    expected: 'a name that no kind of stores has',
    when: (_, path) => PREDEFINED.has(String(path.at(-1))),
  }),
];

const PREDEFINED = new Set([
  ...pathOf('aws.aws-dynamo.s3.gcp.gcp-columnkey.bigtable.bigtable-hashed.gcs'),
  ...pathOf('azure.bos.swift.cassandra.filesystem.inmemory.grpc-store'),
]);
