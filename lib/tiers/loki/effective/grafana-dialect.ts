import { knownSince } from '../../../charts/versions';
import { type EffectiveDialect, type ImageDialect, SCALABLE_MODES } from './dialect';

const FIRST_STORES = ['s3', 'gcs', 'azure', 'swift', 'alibabacloud'];

/** Sources are files below grafana/loki@helm-loki-VERSION:production/helm/loki of the version named. */
export function grafanaDialect(version: string): EffectiveDialect {
  const since = knownSince(version);
  return {
    fork: 'grafana',
    monolithicModes: ['SingleBinary', 'SingleBinary<->SimpleScalable'],
    scalableModes: SCALABLE_MODES,
    cut: (name) => name,
    scalableByChart: true,
    scalableByValue: false,
    compactorOfRelease: true,
    headlessScheduler: false,
    querierPort: 3100,
    legacyRead: true,
    shutdownDelay: false,
    oneTemplate: true,
    // templates/_helpers.tpl
    objectStores: since('6.35.0') ? [...FIRST_STORES, 'cos', 'bos'] : FIRST_STORES,
    ownNamespace: since('6.38.0'),
    sharedByChart: !since('6.46.0'),
    images: grafanaImages(since),
    // A slip of the chart: the id is the secret.
    alibabaKeyId: since('6.35.0') && !since('7.1.0') ? 'secretAccessKey' : 'accessKeyId',
    knownStoreKeys: !since('6.35.0'),
    s3Url: !since('6.35.0') || since('6.36.1'),
    rulerMerges: since('6.37.0'),
    thanos: since('6.31.0') && (since('6.37.0') || !since('6.35.1')),
    localRules: since('6.48.0'),
    bucketOfStorageConfig: since('6.48.0'),
    // values.yaml
    wholeAddresses: since('6.46.0'),
    compactorByHttp: !since('6.35.0'),
    thanosInStorageConfig: since('6.33.0'),
    // values.yaml and templates/read/_helpers-read.tpl
    uiModule: since('6.43.0'),
    uiBlock: since('6.28.0'),
    uiSwitch: since('6.31.0'),
    // templates/memcached/_memcached-statefulset.tpl
    cachesSwitch: since('6.31.0'),
    cacheAddresses: since('6.31.0'),
    cacheLevels: since('6.34.0'),
    ...(!since('6.54.0') && { cacheCpu: '500m' }),
    // templates/write/statefulset-write.yaml and others
    accessModes: since('6.38.0'),
    // templates/single-binary/statefulset.yaml
    singleRetention: since('6.42.0'),
    // templates/loki-canary/daemonset.yaml
    canary: { kind: since('6.32.0'), replicas: since('6.42.0'), address: since('6.31.0') },
    // templates/ruler/statefulset-ruler.yaml and templates/backend/statefulset-backend.yaml
    sidecar: {
      ofRuler: since('6.30.0'),
      first: !since('6.33.0'),
      folderAnnotation: since('6.33.0'),
      notStrict: since('6.54.0'),
      healthPort: false,
      ...(since('6.54.0') && { temporary: 'tmp' }),
    },
    // templates/backend/statefulset-backend.yaml
    backendContainers: since('6.28.0'),
    backendEnvSlip: since('6.27.0') && !since('6.30.0'),
    // templates/read/deployment-read.yaml and templates/table-manager/deployment-table-manager.yaml, the rest
    globalExtras: { most: since('6.27.0'), readEnv: since('6.30.0'), rest: since('6.30.1') },
  };
}

/** templates/_helpers.tpl and templates/backend/statefulset-backend.yaml */
function grafanaImages(since: (first: string) => boolean): ImageDialect {
  const all = ['imageRegistry', 'image.registry', 'registry'];
  const ofLoki = since('6.45.0') ? all.map((path) => `image.${path}`) : ['image.registry'];
  return {
    global: { own: since('6.50.0') ? all : ofLoki, others: all },
    plainOthers: !since('6.45.0'),
    hashForTag: since('6.50.0'),
    ...(since('6.50.0') && { registryInName: since('6.54.0') ? 'first-segment' : 'anywhere' }),
  };
}
