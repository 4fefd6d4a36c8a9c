import fc from 'fast-check';
import type { Json } from '../../lib/kubernetes/json';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { parseInventory, printInventory, type RenderedInventory, releaseHash } from '../../lib/rendered/inventory';
import { helmRelease, helmRepository } from './objects';

function release(change: Partial<DeliveredRelease> = {}): DeliveredRelease {
  const [made] = deliveredReleases([helmRelease({ values: { a: { b: 1, c: [1, 2] } } }), helmRepository()]);
  if (!made) throw new Error('no release');
  return { ...made, ...change };
}

const RECORD: RenderedInventory = {
  release: 'loki',
  namespace: 'monitoring',
  chart: 'loki 6.49.0',
  hash: releaseHash(release()),
  objects: [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'loki' }, spec: { ports: [{ port: 1 }, { port: 2 }] } },
  ],
};

describe('hash', () => {
  test('the order of keys does not matter', () => {
    expect(releaseHash(release({ values: { a: { c: [1, 2], b: 1 } } }))).toBe(releaseHash(release()));
  });

  test.each<[string, Partial<DeliveredRelease>]>([
    ['chart', { chart: 'loki-distributed' }],
    ['version', { version: '6.49.1' }],
    ['repository', { repository: 'https://other.example' }],
    ['name', { name: 'logs' }],
    ['namespace', { namespace: 'logs' }],
    ['a value', { values: { a: { b: 2, c: [1, 2] } } }],
    ['the type of a value', { values: { a: { b: '1', c: [1, 2] } } }],
    ['the order of a list', { values: { a: { b: 1, c: [2, 1] } } }],
    ['a value more', { values: { a: { b: 1, c: [1, 2] }, d: {} } }],
  ])('changes with %s', (_, change) => {
    expect(releaseHash(release(change))).not.toBe(releaseHash(release()));
  });

  test('follows from what Helm gets, not from the object that asks for it', () => {
    const { object, ...rest } = release();
    expect(releaseHash({ ...rest, object: { ...object, labels: { a: 'b' } } })).toBe(releaseHash(release()));
  });
});

describe('file', () => {
  test('what is printed is read again', () => {
    expect(parseInventory(printInventory(RECORD))).toEqual({ inventory: RECORD });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.json()), (texts) => {
        const entries = Object.entries(texts).map(([key, text]): [string, Json] => [key, JSON.parse(text)]);
        const inventory = { ...RECORD, objects: [Object.fromEntries(entries)] };
        expect(parseInventory(printInventory(inventory))).toEqual({ inventory });
      }),
    );
  });

  test('maps and lists of scalars stand on a line', () => {
    const lines = printInventory(RECORD).split('\n');
    expect(lines).toContain('          { "port": 1 },');
    expect(lines).toContain('      "metadata": { "name": "loki" },');
    expect(lines.at(-1)).toBe('');
    expect(lines.at(-2)).toBe('}');
  });

  test('no line of maps and lists is longer than 120 columns', () => {
    const labels = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`label-${i}`, 'x'.repeat(i)]));
    const texts = printInventory({ ...RECORD, objects: [{ labels, short: Array.from({ length: 30 }, () => 'word') }] });
    expect(Math.max(...texts.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test.each([
    ['', /not JSON/],
    ['{', /not JSON/],
    ['<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n', /merge conflict/],
    ['[]', /no inventory/],
    ['null', /no inventory/],
    [printInventory(RECORD).replace('"sha256:', '"md5:'), /`hash`/],
    [printInventory(RECORD).replace('"objects": [', '"objects": [ 1,'), /`objects.0`: not a map/],
    [printInventory(RECORD).replace('"namespace"', '"space"'), /no inventory/],
  ])('bad text %#: is told', (text, problem) => {
    expect(parseInventory(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
