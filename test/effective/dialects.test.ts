import { effectiveDialect as alloy } from '../../lib/tiers/alloy/effective/dialect';
import { communityDialect } from '../../lib/tiers/loki/effective/community-dialect';
import { grafanaDialect } from '../../lib/tiers/loki/effective/grafana-dialect';
import { effectiveDialect as otel } from '../../lib/tiers/otel/effective/dialect';

// On both sides of each boundary, versions that nobody has made a model of among them.

interface Boundary {
  readonly before: string;
  readonly from: string;
  readonly was: object;
  readonly is: object;
}

const rows = (boundaries: readonly Boundary[]) =>
  boundaries.map((each) => [`${each.before} and ${each.from}`, each] as const);

const ALLOY: readonly Boundary[] = [
  {
    before: '0.12.5',
    from: '0.12.6',
    was: { namedConfig: false, reloader: ['--volume-dir', '--webhook-url'] },
    is: { namedConfig: true, reloader: ['--watched-dir', '--reload-url'] },
  },
  {
    before: '1.0.2',
    from: '1.0.3',
    was: { scaled: [['enabled']] },
    is: { scaled: [['enabled'], ['horizontal', 'enabled']] },
  },
  { before: '1.6.2', from: '1.7.0', was: { nodeName: false }, is: { nodeName: true } },
  { before: '1.8.2', from: '1.9.0', was: { keyedConfig: false }, is: { keyedConfig: true } },
  { before: '1.10.0', from: '1.10.1', was: { command: false }, is: { command: true } },
  { before: '1.11.1', from: '2.0.0', was: { command: true, nodeName: true }, is: { command: true, nodeName: true } },
];

test.each(rows(ALLOY))('the chart for Alloy between %s', (_, { before, from, was, is }) => {
  expect(alloy({ version: before })).toMatchObject(was);
  expect(alloy({ version: from })).toMatchObject(is);
});

const OTEL: readonly Boundary[] = [
  { before: '0.147.0', from: '0.147.1', was: { podVariables: false }, is: { podVariables: true } },
  { before: '0.147.1', from: '0.147.2', was: { discoversOwnNode: false }, is: { discoversOwnNode: true } },
  { before: '0.148.0', from: '0.148.1', was: { optionalReplicas: false }, is: { optionalReplicas: true } },
  { before: '0.152.0', from: '0.152.1', was: { marksProfiles: false }, is: { marksProfiles: true } },
  { before: '0.156.2', from: '0.157.0', was: { detectsOwnNode: false }, is: { detectsOwnNode: true } },
  { before: '0.159.2', from: '0.160.0', was: { renames: [] }, is: { rewrites: 'rewriteDeprecatedProcessorNames' } },
  { before: '0.160.0', from: '0.161.0', was: { metricsAddress: true }, is: { metricsAddress: false } },
  {
    before: '0.161.0',
    from: '0.162.0',
    was: { rewrites: 'rewriteDeprecatedProcessorNames', renamesDetectors: false },
    is: { rewrites: 'rewriteDeprecatedComponentNames', renamesDetectors: true },
  },
  { before: '0.164.0', from: '0.164.1', was: { replicasElect: false }, is: { replicasElect: true } },
  { before: '0.166.0', from: '0.167.0', was: { privilegedProfiler: true }, is: { privilegedProfiler: false } },
  {
    before: '0.167.0',
    from: '0.168.0',
    was: { renames: [{ now: 'k8s_attributes' }] },
    is: { renames: [{ now: 'k8s_attributes' }, { now: 'file_log' }] },
  },
];

test.each(rows(OTEL))('the chart for collectors between %s', (_, { before, from, was, is }) => {
  expect(otel({ version: before })).toMatchObject(was);
  expect(otel({ version: from })).toMatchObject(is);
});

test('folders of the node are hidden by a pattern since 0.158.1', () => {
  expect(otel({ version: '0.158.0' }).hiddenFolder('dev')).toBe('/dev/*');
  expect(otel({ version: '0.158.1' }).hiddenFolder('dev')).toBe('^/dev($|/)');
});

const GRAFANA: readonly Boundary[] = [
  {
    before: '6.26.0',
    from: '6.27.0',
    was: { globalExtras: { most: false } },
    is: { globalExtras: { most: true }, backendEnvSlip: true },
  },
  {
    before: '6.27.0',
    from: '6.28.0',
    was: { backendContainers: false, uiBlock: false },
    is: { backendContainers: true, uiBlock: true },
  },
  {
    before: '6.29.0',
    from: '6.30.0',
    was: { backendEnvSlip: true, sidecar: { ofRuler: false } },
    is: { backendEnvSlip: false, sidecar: { ofRuler: true } },
  },
  {
    before: '6.30.0',
    from: '6.30.1',
    was: { globalExtras: { readEnv: true, rest: false } },
    is: { globalExtras: { rest: true } },
  },
  {
    before: '6.30.1',
    from: '6.31.0',
    was: { cachesSwitch: false, cacheAddresses: false, thanos: false },
    is: { cachesSwitch: true, cacheAddresses: true, thanos: true },
  },
  { before: '6.31.0', from: '6.32.0', was: { canary: { kind: false } }, is: { canary: { kind: true } } },
  {
    before: '6.32.0',
    from: '6.33.0',
    was: { sidecar: { first: true } },
    is: { sidecar: { first: false, folderAnnotation: true } },
  },
  { before: '6.33.0', from: '6.34.0', was: { cacheLevels: false }, is: { cacheLevels: true } },
  {
    before: '6.34.0',
    from: '6.35.0',
    was: { knownStoreKeys: true, compactorByHttp: true, alibabaKeyId: 'accessKeyId' },
    is: { knownStoreKeys: false, compactorByHttp: false, alibabaKeyId: 'secretAccessKey', s3Url: false },
  },
  { before: '6.36.0', from: '6.36.1', was: { s3Url: false }, is: { s3Url: true, thanos: false } },
  { before: '6.36.1', from: '6.37.0', was: { rulerMerges: false }, is: { rulerMerges: true, thanos: true } },
  {
    before: '6.37.0',
    from: '6.38.0',
    was: { ownNamespace: false, accessModes: false },
    is: { ownNamespace: true, accessModes: true },
  },
  {
    before: '6.41.1',
    from: '6.42.0',
    was: { singleRetention: false, canary: { replicas: false } },
    is: { singleRetention: true, canary: { replicas: true } },
  },
  { before: '6.42.0', from: '6.43.0', was: { uiModule: false }, is: { uiModule: true } },
  {
    before: '6.44.0',
    from: '6.45.0',
    was: { images: { plainOthers: true } },
    is: { images: { plainOthers: false, hashForTag: false } },
  },
  {
    before: '6.45.2',
    from: '6.46.0',
    was: { sharedByChart: true, wholeAddresses: false },
    is: { sharedByChart: false, wholeAddresses: true },
  },
  {
    before: '6.46.0',
    from: '6.48.0',
    was: { localRules: false, bucketOfStorageConfig: false },
    is: { localRules: true, bucketOfStorageConfig: true },
  },
  {
    before: '6.49.0',
    from: '6.50.0',
    was: { images: { hashForTag: false } },
    is: { images: { hashForTag: true, registryInName: 'anywhere' } },
  },
  {
    before: '6.53.0',
    from: '6.54.0',
    was: { cacheCpu: '500m', images: { registryInName: 'anywhere' } },
    is: { sidecar: { temporary: 'tmp' }, images: { registryInName: 'first-segment' } },
  },
  { before: '7.0.0', from: '7.1.0', was: { alibabaKeyId: 'secretAccessKey' }, is: { alibabaKeyId: 'accessKeyId' } },
];

test.each(rows(GRAFANA))("grafana's chart for Loki between %s", (_, { before, from, was, is }) => {
  expect(grafanaDialect(before)).toMatchObject(was);
  expect(grafanaDialect(from)).toMatchObject(is);
});

const COMMUNITY: readonly Boundary[] = [
  { before: '18.1.1', from: '18.2.0', was: { shutdownDelay: false }, is: { shutdownDelay: true } },
  { before: '18.4.4', from: '18.5.0', was: { oneTemplate: false }, is: { oneTemplate: true } },
];

test.each(rows(COMMUNITY))("the community's chart for Loki between %s", (_, { before, from, was, is }) => {
  expect(communityDialect(before)).toMatchObject(was);
  expect(communityDialect(from)).toMatchObject(is);
});
