import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from '../../lib/references/kube-object';
import { deliveredReleases } from '../../lib/rendered/delivered-release';
import { readAllRecords, readRecords, type StoredRecord } from '../../lib/rendered/inventories';
import { printRecord, type ReleaseRecord, releaseHash } from '../../lib/rendered/inventory';
import { knownReleases, notKnown } from '../../lib/rendered/known';
import { helmRelease, helmRepository } from './objects';

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'loki', namespace: 'monitoring' } };
const asked = (spec = {}): readonly KubeObject[] => [helmRelease({ values: { a: 1 }, ...spec }), helmRepository()];

function record(objects = asked()): ReleaseRecord {
  const [release] = deliveredReleases(objects);
  if (!release) throw new Error('no release');
  const { name, namespace } = release;
  return { release: name, namespace, chart: 'loki 6.49.0', hash: releaseHash(release), objects: [SERVICE] };
}

const stored = (content: StoredRecord['content'], release = 'loki'): StoredRecord => ({
  file: `locks/demo/${release}.json`,
  release,
  content,
});

const names = (releases: readonly { readonly name: string }[]) => releases.map(({ name }) => name);

test('a fresh record tells the objects, and where they are from', () => {
  const known = knownReleases(asked(), [stored({ record: record() })]);
  expect(known.objects).toMatchObject([{ kind: 'Service', namespace: 'monitoring', origin: 'release loki' }]);
  expect([names(known.fresh), names(notKnown(known)), known.unused]).toEqual([['loki'], [], []]);
});

test('a record of other values is stale, and tells nothing', () => {
  const known = knownReleases(asked({ values: { a: 2 } }), [stored({ record: record() })]);
  expect([names(known.stale), names(notKnown(known)), known.objects]).toEqual([['loki'], ['loki'], []]);
});

test('a file that is no record is as good as a stale one', () => {
  expect(names(knownReleases(asked(), [stored({ problem: 'it is not JSON' })]).stale)).toEqual(['loki']);
});

test('a release without a record is missing', () => {
  const known = knownReleases(asked(), []);
  expect([names(known.missing), names(known.stale)]).toEqual([['loki'], []]);
});

test('a record is found by its hash, whatever its file is called', () => {
  expect(names(knownReleases(asked(), [stored({ record: record() }, 'other')]).fresh)).toEqual(['loki']);
});

test('a release that depends on more than its values is never known', () => {
  const objects = asked({ valuesFrom: [{ kind: 'Secret', name: 'x' }] });
  const known = knownReleases(objects, [stored({ record: record(objects) })]);
  expect([names(known.unknowable), names(known.fresh), known.objects]).toEqual([['loki'], [], []]);
});

test('records of releases that are gone are unused', () => {
  const known = knownReleases(asked(), [stored({ record: record() }), stored({ record: record() }, 'old')]);
  expect(known.unused.map(({ file }) => file)).toEqual(['locks/demo/old.json']);
});

describe('in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'locks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('records are read by their environment, in the order of their names', () => {
    mkdirSync(join(folder, 'demo'));
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'demo', 'loki.json'), printRecord(record()));
    writeFileSync(join(folder, 'demo', 'alloy.json'), '{');
    writeFileSync(join(folder, 'demo', 'README.md'), '');
    writeFileSync(join(folder, 'other', 'x.json'), printRecord(record()));
    expect(readRecords(folder, 'demo')).toMatchObject([
      { release: 'alloy', content: { problem: 'it is not JSON' } },
      { release: 'loki', content: { record: record() } },
    ]);
    expect(readAllRecords(folder).map(({ release }) => release)).toEqual(['alloy', 'loki', 'x']);
  });

  test('no folder has no records', () => {
    expect([readRecords(folder, 'demo'), readAllRecords(join(folder, 'none'))]).toEqual([[], []]);
  });
});
