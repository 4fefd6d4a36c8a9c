import { cutName } from '../../../charts/go-template';
import { knownSince } from '../../../charts/versions';
import { type EffectiveDialect, SCALABLE_MODES } from './dialect';

/** Sources are files below grafana-community/helm-charts@loki-VERSION:charts/loki of the version named. */
export function communityDialect(version: string): EffectiveDialect {
  const since = knownSince(version);
  const all = ['imageRegistry', 'image.registry', 'registry'];
  return {
    fork: 'community',
    monolithicModes: ['SingleBinary', 'Monolithic', 'SingleBinary<->SimpleScalable', 'Monolithic<->SimpleScalable'],
    scalableModes: [...SCALABLE_MODES, 'Monolithic<->SimpleScalable'],
    objectStores: ['s3', 'gcs', 'azure', 'swift', 'alibabacloud', 'cos', 'bos'],
    cut: cutName,
    scalableByChart: false,
    scalableByValue: true,
    ownNamespace: true,
    sharedByChart: false,
    wholeAddresses: true,
    compactorOfRelease: false,
    compactorByHttp: false,
    headlessScheduler: true,
    images: { global: { own: all, others: all }, plainOthers: false, hashForTag: true },
    alibabaKeyId: 'accessKeyId',
    knownStoreKeys: false,
    s3Url: true,
    rulerMerges: true,
    thanos: true,
    localRules: true,
    bucketOfStorageConfig: true,
    thanosInStorageConfig: true,
    uiModule: true,
    uiBlock: true,
    uiSwitch: true,
    cachesSwitch: true,
    cacheAddresses: true,
    cacheLevels: true,
    accessModes: true,
    singleRetention: true,
    canary: { kind: true, replicas: true, address: true },
    sidecar: {
      ofRuler: true,
      first: false,
      temporary: 'sc-rules-temp',
      folderAnnotation: true,
      notStrict: true,
      healthPort: true,
    },
    backendContainers: true,
    backendEnvSlip: false,
    globalExtras: { most: true, readEnv: true, rest: true },
    legacyRead: false,
    // templates/distributor/workload.yaml
    shutdownDelay: since('18.2.0'),
    // templates/bloom-gateway, templates/bloom-planner and templates/ingester
    oneTemplate: since('18.5.0'),
  };
}
