import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironments } from '../../lib/environment/load';
import { type Answers, USUAL_ANSWERS } from '../../lib/init/answers';
import { environmentText } from '../../lib/init/environment-text';
import { STORE_NAMES } from '../../lib/init/stores';
import { DISTRIBUTION_NAMES, isCloud } from '../../lib/platform/distributions';
import { synthesizeOne } from '../../lib/synth/one';

// Everything that the questions offer synthesizes without an error and without a warning.

const DETAILS: Answers['details'] = {
  bucket: 'edge-logs',
  region: 'eu-central-1',
  account: 'edgelogs',
  pushUrl: 'http://loki.logging.svc:3100/loki/api/v1/push',
};

const answers = (more: Partial<Answers>): Answers => ({
  ...USUAL_ANSWERS,
  cluster: 'edge',
  distribution: 'k3s',
  delivery: 'flux',
  store: 'filesystem',
  details: DETAILS,
  repoUrl: 'https://git.example.com/platform/gitops.git',
  ...more,
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function found(more: Partial<Answers>): readonly string[] {
  const { environments, findings } = loadEnvironments(['edge.yaml'], () => environmentText(answers(more)));
  const folders = { output: join(folder, 'dist'), locks: join(folder, 'locks') };
  const all = [...findings, ...environments.flatMap((each) => synthesizeOne(each, folders).findings)];
  return all
    .filter(({ finding }) => finding.severity !== 'note')
    .map(({ finding }) => `${finding.id}: ${finding.problem}`);
}

const stores = DISTRIBUTION_NAMES.flatMap((distribution) =>
  STORE_NAMES.filter((store) => store !== 'filesystem' || !isCloud(distribution)).map(
    (store) => [distribution, store] as const,
  ),
);

test.each(stores)('%s with %s', (distribution, store) => {
  expect(found({ distribution, store })).toEqual([]);
});

test.each([
  ['flux', 'otel', 'rke2'],
  ['argocd', 'alloy', 'kubernetes'],
  ['argocd', 'otel', 'talos'],
  ['helm-controller', 'alloy', 'rke2'],
  ['helm-controller', 'otel', 'k3s'],
  ['manifests', 'otel', 'kubernetes'],
] as const)('%s with %s on %s', (delivery, collector, distribution) => {
  expect(found({ delivery, collector, distribution, nodes: 1 })).toEqual([]);
});

test.each([
  ['s3', 'arn:aws:iam::123456789012:role/loki', 'eks'],
  ['gcs', 'loki@edge.iam.gserviceaccount.com', 'gke'],
  ['azure', '11111111-2222-3333-4444-555555555555', 'aks'],
] as const)('%s with the identity %s', (store, identity, distribution) => {
  const details = { ...DETAILS, identity };
  expect(environmentText(answers({ store, distribution, details }))).not.toContain('credentialsSecret');
  expect(found({ store, distribution, details })).toEqual([]);
});

test("a store of one's own is found by its path, and its Secret has a name", () => {
  const details = { ...DETAILS, endpoint: 'https://minio.example.com', credentialsSecret: 'logs-s3' };
  const text = environmentText(answers({ store: 's3', details }));
  expect(text).toContain('forcePathStyle: true');
  expect(text).toContain('credentialsSecret: logs-s3');
  expect(found({ store: 's3', details })).toEqual([]);
});

test('a node of 2 GiB carries it', () => {
  expect(found({ nodes: 1, nodeMemory: '2Gi' })).toEqual([]);
});
