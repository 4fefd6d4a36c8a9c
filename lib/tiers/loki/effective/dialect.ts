/** How a chart prints images. */
export interface ImageDialect {
  /** Where a registry for all images stands below `global`: for images of Loki itself, and for others. */
  readonly global: { readonly own: readonly string[]; readonly others: readonly string[] };

  /** Whether images that are not of Loki itself have a repository and a tag only. */
  readonly plainOthers: boolean;

  /** Where a dot in a repository means that it names its registry, so that no other is put before it. @default - nowhere */
  readonly registryInName?: 'anywhere' | 'first-segment';

  /** Whether a hash stands in place of the tag; the sidecar has it behind its tag otherwise. */
  readonly hashForTag: boolean;
}

/** Differences between the charts for Loki, and between their versions, in what they render. */
export interface EffectiveDialect {
  /** Which of the two forks it is. */
  readonly fork: 'grafana' | 'community';

  /** Values of `deploymentMode` by which Loki runs as one binary. */
  readonly monolithicModes: readonly string[];

  /** Values of `deploymentMode` by which it runs as write, read and backend. */
  readonly scalableModes: readonly string[];

  /** Values of `loki.storage.type` that are object stores. */
  readonly objectStores: readonly string[];

  /** Cuts a name that is made of the release's and a component's. */
  readonly cut: (name: string) => string;

  /** Whether Services of write, read and backend are named after the chart, in place of the release. */
  readonly scalableByChart: boolean;

  /** Whether workloads of write, read and backend are named by a default of their own. */
  readonly scalableByValue: boolean;

  /** Whether `namespaceOverride` counts. */
  readonly ownNamespace: boolean;

  /** Whether the ServiceAccount and the Service of memberlist are named after the chart, in place of the release. */
  readonly sharedByChart: boolean;

  /** Whether members and caches are called by names that end with the domain of the cluster. */
  readonly wholeAddresses: boolean;

  /** Whether the address of the compactor ignores `namespaceOverride`. */
  readonly compactorOfRelease: boolean;

  /** Whether the compactor is called over HTTP, by its bare name. */
  readonly compactorByHttp: boolean;

  /** Whether the query scheduler is called at its headless Service. */
  readonly headlessScheduler: boolean;

  /** Port of the querier in the address for tailing. @default - that of the server */
  readonly querierPort?: number;

  readonly images: ImageDialect;

  /** Key of the values that Alibaba's `access_key_id` is taken from. */
  readonly alibabaKeyId: 'accessKeyId' | 'secretAccessKey';

  /** Whether blocks of object stores hold only keys that the chart knows, fewer for rules than for chunks. */
  readonly knownStoreKeys: boolean;

  /** Whether `loki.storage.s3.s3` counts. */
  readonly s3Url: boolean;

  /** Whether `loki.rulerConfig` is merged over what the chart says of the store of rules, key by key. */
  readonly rulerMerges: boolean;

  /** Whether the object store of Thanos is computed: before, the chart knew it in part. */
  readonly thanos: boolean;

  /** Whether rules that are local by `loki.rulerConfig` keep the chart from naming a store for them. */
  readonly localRules: boolean;

  /** Whether a bucket in `loki.storage_config.aws` stands for that in `loki.storage`. */
  readonly bucketOfStorageConfig: boolean;

  /** Whether `loki.storage_config` is told of the object store of Thanos. */
  readonly thanosInStorageConfig: boolean;

  /** Whether the user interface is a module of its own; the configuration names the peers of it otherwise. */
  readonly uiModule: boolean;

  /** Whether the configuration has a block for the user interface. */
  readonly uiBlock: boolean;

  /** Whether that block switches it on. */
  readonly uiSwitch: boolean;

  /** Processor time that a cache asks for. @default - `allocatedCPU` of the cache */
  readonly cacheCpu?: string;

  /** Whether `memcached.enabled` switches caches off. */
  readonly cachesSwitch: boolean;

  /** Whether values say where caches are called. */
  readonly cacheAddresses: boolean;

  /** Whether a cache for chunks has a suffix in its name, and a second level. */
  readonly cacheLevels: boolean;

  /** Whether values say how volumes may be accessed. */
  readonly accessModes: boolean;

  /** Whether the values say what becomes of the claims of the single binary. */
  readonly singleRetention: boolean;

  /** Whether values say of which kind the canary is, and with how many pods. */
  readonly canary: { readonly kind: boolean; readonly replicas: boolean; readonly address: boolean };

  /** Parts of the sidecar for rules. */
  readonly sidecar: {
    /** Whether the ruler of the distributed topology may have one. */
    readonly ofRuler: boolean;

    /** Whether it stands before Loki in the pod, in grafana's chart. */
    readonly first: boolean;

    /** Name of its volume for temporary files. @default - it has none */
    readonly temporary?: string;

    /** Whether it may be told the folder of a rule, and of certificates that are not strict, in grafana's chart. */
    readonly folderAnnotation: boolean;
    readonly notStrict: boolean;

    /** Whether it has a port for its health. */
    readonly healthPort: boolean;
  };

  /** Whether `extraContainers` of the backend count. */
  readonly backendContainers: boolean;

  /** Whether what `global` has for all components is added: to most, the variables to read, and to the rest with the rest. */
  readonly globalExtras: { readonly most: boolean; readonly readEnv: boolean; readonly rest: boolean };

  /** Whether the backend takes variables for Secrets with variables, by a slip of the chart. */
  readonly backendEnvSlip: boolean;

  /** Whether `read.legacyReadTarget` makes read and backend one. */
  readonly legacyRead: boolean;

  /** Whether the distributor waits before it stops. */
  readonly shutdownDelay: boolean;

  /** Whether bloom gateways, bloom planners and ingesters of zones are rendered as other components are. */
  readonly oneTemplate: boolean;
}

/** Values of `deploymentMode` by which every part of Loki runs by itself. */
export const DISTRIBUTED_MODES: readonly string[] = ['Distributed', 'SimpleScalable<->Distributed'];

/** Values of `deploymentMode` by which it runs as write, read and backend, in every version. */
export const SCALABLE_MODES: readonly string[] = [
  'SingleBinary<->SimpleScalable',
  'SimpleScalable',
  'SimpleScalable<->Distributed',
];
