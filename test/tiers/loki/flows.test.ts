import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { Size } from '../../../lib/units/size';
import { isExternal } from '../../../lib/wiring/flow';
import { distributed, everything, minimal, onDisk } from './props';

/** `loki-read > loki-write:9095` */
function lines(props: ResolvedLoki): readonly string[] {
  return lokiTier(props).flows.map(({ from, to }) => {
    const caller = isExternal(from) ? from.external : from.name;
    return `${caller} > ${isExternal(to) ? to.external : `${to.workload?.name}:${to.containerPort}`}`;
  });
}

test('the gateway routes to the components of the topology', () => {
  const routes = (props: ResolvedLoki) => lines(props).filter((line) => line.startsWith('loki-gateway'));
  expect(routes(minimal())).toEqual([
    'loki-gateway > loki-write:3100',
    'loki-gateway > loki-read:3100',
    'loki-gateway > loki-backend:3100',
  ]);
  expect(routes(distributed())).toEqual([
    'loki-gateway > loki-distributor:3100',
    'loki-gateway > loki-query-frontend:3100',
    'loki-gateway > loki-compactor:3100',
  ]);
  expect(routes(minimal({ gatewayReplicas: 0 }))).toEqual([]);
});

test('queries find lines that are not stored yet, and the index of those that are', () => {
  expect(lines(minimal())).toEqual(
    expect.arrayContaining(['loki-read > loki-write:9095', 'loki-read > loki-backend:9095']),
  );
  expect(lines(distributed())).toEqual(
    expect.arrayContaining(['loki-querier > loki-ingester:9095', 'loki-querier > loki-index-gateway:9095']),
  );
});

test('every member of the ring reaches every other', () => {
  const gossip = lines(minimal()).filter((line) => line.endsWith(':7946'));
  expect(gossip).toHaveLength(9);
  expect(gossip).toContain('loki-backend > loki-write:7946');
});

test('only the components that use the store reach it', () => {
  const callers = (props: ResolvedLoki) =>
    lines(props).flatMap((line) => (line.endsWith('S3 at http://10.0.40.10:9000') ? [line.split(' ')[0]] : []));
  expect(callers(minimal())).toEqual(['loki-write', 'loki-read', 'loki-backend']);
  expect(callers(distributed())).not.toContain('loki-distributor');
  expect(callers(onDisk())).toEqual([]);
});

/** `loki-read: read chunks` */
function storePurposes(props: ResolvedLoki): readonly string[] {
  return lokiTier(props).flows.flatMap(({ from, to, purpose }) =>
    isExternal(to) && to.external.startsWith('S3') && !isExternal(from) ? [`${from.name}: ${purpose}`] : [],
  );
}

test('each component does in the store what Loki has it do, and only ingesters store chunks', () => {
  const rules = everything.rules;
  expect(storePurposes(minimal())).toEqual([
    'loki-write: store chunks and their index',
    'loki-read: read chunks',
    'loki-backend: read and compact the index, delete chunks',
  ]);
  expect(storePurposes(minimal({ rules }))).toContain('loki-backend: read chunks for rules');
  expect(storePurposes(distributed({ rules }))).toEqual([
    'loki-ingester: store chunks and their index',
    'loki-querier: read chunks',
    'loki-index-gateway: read the index',
    'loki-compactor: compact the index, delete chunks',
    'loki-ruler: read chunks for rules',
  ]);
});

test('lines are replicated only where several copies are kept', () => {
  const purposes = (props: ResolvedLoki) => lokiTier(props).flows.map(({ purpose }) => purpose);
  for (const props of [minimal, distributed, onDisk]) {
    expect(purposes(props({ replicationFactor: 3 }))).toContain('replicate lines');
    expect(purposes(props({ replicationFactor: 1 }))).toContain('spread lines');
    expect(purposes(props({ replicationFactor: 1 }))).not.toContain('replicate lines');
  }
});

test('MinIO is reached inside the cluster', () => {
  const storage = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
  expect(lines(minimal({ storage }))).toContain('loki-write > loki-minio:9000');
});

test('rules open the ways to the ingesters and to Alertmanager', () => {
  const { rules } = everything;
  const alertmanager = 'loki-backend > Alertmanager at http://alertmanager.logs:9093';
  expect(lines(minimal({ rules }))).toEqual(expect.arrayContaining(['loki-backend > loki-write:9095', alertmanager]));
  expect(lines(minimal())).not.toContain('loki-backend > loki-write:9095');
  expect(lines(minimal())).not.toContain(alertmanager);
});

test('the canary calls the gateway, even when collectors go around it', () => {
  expect(lines(minimal({ access: 'direct' }))).toContain('loki-canary > loki-gateway:8080');
  expect(lines(onDisk({ gatewayReplicas: 0 }))).toContain('loki-canary > loki:3100');
});

test('caches are reached by those who use them', () => {
  expect(lines(everything)).toEqual(
    expect.arrayContaining(['loki-write > loki-chunks-cache:11211', 'loki-read > loki-results-cache:11211']),
  );
  expect(lines(minimal()).filter((line) => line.endsWith(':11211'))).toEqual([]);
});
