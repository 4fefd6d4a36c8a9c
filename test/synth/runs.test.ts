import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { formatFix } from '../../lib/findings/fix-text';
import { at, edit, ids, outputs, synth, withFixtures } from './folder';

// Whole runs over environments that are valid: what is written, and what a change changes.

withFixtures();

test('they are without findings, and a second run changes nothing', () => {
  expect(ids(synth())).toEqual([]);
  expect(synth().result).toEqual({ written: [], removed: [] });
});

describe('a stack that is switched off', () => {
  const objects = (name: string) =>
    outputs()
      .map(([path]) => path)
      .filter(
        (path) => path.startsWith(`${name}/`) && /\/\d-.*\.yaml$/.test(path) && !path.endsWith('kustomization.yaml'),
      );

  test.each([
    ['standalone.yaml', 'enabled: true', 'enabled: false', []],
    ['cloud-aws.yaml', 'cluster: cloud-aws', 'cluster: cloud-aws\nenabled: false', ['logging-namespace.yaml']],
    ['rke2-dev.yaml', 'cluster: dev', 'cluster: dev\nenabled: false', ['alloy-namespace.yaml']],
  ])('%s leaves what protects data, and comes back as it was', (file, on, off, kept) => {
    const name = file.replace('.yaml', '');
    synth(name);
    const before = outputs();
    edit(file, on, off);
    expect(ids(synth(name))).toEqual([]);
    expect(objects(name)).toEqual(kept.map((object) => `${name}/1-prerequisites/${object}`));
    expect(readFileSync(at('dist', name, 'README.md'), 'utf8')).toContain('It is switched off');
    edit(file, off, on);
    synth(name);
    expect(outputs()).toEqual(before);
  });
});

test('a changed retention changes one file by one line', () => {
  synth('homelab-staging');
  const before = outputs();
  edit('homelab-staging.yaml', 'retention: 7d', 'retention: 14d');
  expect(synth('homelab-staging').result?.written.map((path) => path.split('/').slice(1).join('/'))).toEqual([
    '2-releases/loki-helmrelease.yaml',
  ]);
  const lines = (all: ReturnType<typeof outputs>) => all.flatMap(([, content]) => content.split('\n'));
  const changed = lines(outputs()).filter((line, index) => line !== lines(before)[index]);
  expect(changed.map((line) => line.trim())).toEqual(['retention_period: 336h']);
});

test('the folder of an environment that is gone is removed, and what others put there stays', () => {
  synth();
  writeFileSync(at('dist/homelab-staging/notes.md'), 'mine\n');
  rmSync(at('environments/homelab-staging.yaml'));
  synth();
  expect(outputs().filter(([path]) => path.startsWith('homelab-staging'))).toEqual([
    ['homelab-staging/notes.md', 'mine\n'],
  ]);
});

test('a warning is reported, and does not keep anything from being written', () => {
  edit('homelab-staging.yaml', /acknowledge:\n.*\n.*\n/, '');
  const result = synth('homelab-staging');
  expect(ids(result)).toEqual(['loki/minio']);
  expect(result.result?.written.length).toBeGreaterThan(0);
});

test('an acknowledged warning stands in the README with its reason', () => {
  synth('homelab-staging');
  const readme = readFileSync(at('dist/homelab-staging/README.md'), 'utf8');
  expect(readme).toMatch(/\| `loki\/minio` \| .* \| Staging keeps its logs in the cluster, and they may be lost\. \|/);
});

test('an acknowledgement that nothing calls for is a warning itself', () => {
  edit('homelab-staging.yaml', 'id: loki/minio', 'id: loki/minoi');
  expect([...ids(synth('homelab-staging'))].sort()).toEqual(['environment/unused-acknowledgement', 'loki/minio']);
});

test('a query by a label that no source has is a warning, because others may send lines with it', () => {
  edit('rke2-prod.yaml', 'cluster: prod', `cluster: prod\nreadme: { queries: { Ours: '{namespce="web"}' } }`);
  const { findings } = synth('rke2-prod');
  expect(findings.map(({ finding }) => [finding.id, finding.severity])).toEqual([['queries/unknown-label', 'warning']]);
  expect(formatFix(findings[0]?.finding.fix ?? '')).toContain('namespace');
});

test('a tenant that nobody reads is a warning', () => {
  edit('talos-ambient.yaml', /grafana:\n {2}datasource:\n {4}namespace: grafana\n/, '');
  expect(ids(synth('talos-ambient'))).toContain('loki/tenant-reader');
});

test('one more namespace that reads costs a few lines', () => {
  synth('talos-ambient');
  const before = outputs();
  edit('talos-ambient.yaml', 'retention: 30d', 'retention: 30d\n  readers: [{ namespace: audit }]');
  edit('talos-ambient.yaml', 'members: [grafana, otel-metrics]', 'members: [audit, grafana, otel-metrics]');
  synth('talos-ambient');
  const lines = (all: ReturnType<typeof outputs>) =>
    all.flatMap(([path, content]) => content.split('\n').map((line) => `${path} ${line}`));
  const [old, now] = [lines(before), lines(outputs())];
  expect(ids(synth('talos-ambient'))).toEqual([]);
  expect(now.length - old.length).toBeGreaterThan(0);
  expect(now.length - old.length).toBeLessThan(15);
});

test('a patch changes its object, and the README shows it', () => {
  const patch =
    'patches: [{ target: { kind: HelmRelease, name: loki }, operations: [{ op: replace, path: /spec/timeout, value: 30m }] }]';
  edit('homelab-production.yaml', 'cluster: production', `cluster: production\n${patch}`);
  expect(ids(synth('homelab-production'))).toEqual([]);
  const read = (path: string) => readFileSync(at('dist/homelab-production', path), 'utf8');
  expect(read('2-releases/loki-helmrelease.yaml')).toContain('timeout: 30m');
  expect(read('README.md')).toContain('"path": "/spec/timeout"');
});
