import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from '../../lib/references/kube-object';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { readAllInventories, readInventories, type StoredInventory } from '../../lib/rendered/inventories';
import { printInventory, type RenderedInventory, releaseHash } from '../../lib/rendered/inventory';
import { knownReleases, notKnown } from '../../lib/rendered/known';
import { helmRelease, helmRepository } from './objects';

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'loki', namespace: 'monitoring' } };
const asked = (spec = {}): readonly KubeObject[] => [helmRelease({ values: { a: 1 }, ...spec }), helmRepository()];

function inventory(objects = asked()): RenderedInventory {
  const [release] = deliveredReleases(objects);
  if (!release) throw new Error('no release');
  const { name, namespace } = release;
  return { release: name, namespace, chart: 'loki 6.49.0', hash: releaseHash(release), objects: [SERVICE] };
}

const stored = (content: StoredInventory['content'], release = 'loki'): StoredInventory => ({
  file: `locks/demo/${release}.json`,
  release,
  content,
});

const names = (releases: readonly { readonly name: string }[]) => releases.map(({ name }) => name);

test('a fresh inventory tells the objects, and where they are from', () => {
  const known = knownReleases(asked(), [stored({ inventory: inventory() })]);
  expect(known.objects).toMatchObject([{ kind: 'Service', namespace: 'monitoring', origin: 'release loki' }]);
  expect([names(known.fresh), names(notKnown(known)), known.unused]).toEqual([['loki'], [], []]);
});

test('a inventory of other values is stale, and tells nothing', () => {
  const known = knownReleases(asked({ values: { a: 2 } }), [stored({ inventory: inventory() })]);
  expect([names(known.stale), names(notKnown(known)), known.objects]).toEqual([['loki'], ['loki'], []]);
});

test('a file that is no inventory is as good as a stale one', () => {
  expect(names(knownReleases(asked(), [stored({ problem: 'it is not JSON' })]).stale)).toEqual(['loki']);
});

test('a release without a inventory is missing', () => {
  const known = knownReleases(asked(), []);
  expect([names(known.missing), names(known.stale)]).toEqual([['loki'], []]);
});

test('a inventory is found by its hash, whatever its file is called', () => {
  expect(names(knownReleases(asked(), [stored({ inventory: inventory() }, 'other')]).fresh)).toEqual(['loki']);
});

test('a release that depends on more than its values is never known', () => {
  const objects = asked({ valuesFrom: [{ kind: 'Secret', name: 'x' }] });
  const known = knownReleases(objects, [stored({ inventory: inventory(objects) })]);
  expect([names(known.unknowable), names(known.fresh), known.objects]).toEqual([['loki'], [], []]);
});

test('inventories of releases that are gone are unused', () => {
  const known = knownReleases(asked(), [stored({ inventory: inventory() }), stored({ inventory: inventory() }, 'old')]);
  expect(known.unused.map(({ file }) => file)).toEqual(['locks/demo/old.json']);
});

describe('in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'locks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('inventories are read by their environment, in the order of their names', () => {
    mkdirSync(join(folder, 'demo'));
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'demo', 'loki.json'), printInventory(inventory()));
    writeFileSync(join(folder, 'demo', 'alloy.json'), '{');
    writeFileSync(join(folder, 'demo', 'README.md'), '');
    writeFileSync(join(folder, 'other', 'x.json'), printInventory(inventory()));
    expect(readInventories(folder, 'demo')).toMatchObject([
      { release: 'alloy', content: { problem: 'it is not JSON' } },
      { release: 'loki', content: { inventory: inventory() } },
    ]);
    expect(readAllInventories(folder).map(({ release }) => release)).toEqual(['alloy', 'loki', 'x']);
  });

  test('no folder has no inventories', () => {
    expect([readInventories(folder, 'demo'), readAllInventories(join(folder, 'none'))]).toEqual([[], []]);
  });
});
