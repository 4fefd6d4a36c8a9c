import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { type JsonSchema, strictJsonSchema } from '../../../lib/environment/json-schema';
import { pathsOfKey } from '../../../lib/environment/problems/schema-tree';
import { exampleFor } from '../../../lib/environment/reference/example';
import { describedKeys } from '../../../lib/environment/reference/keys';
import { environmentPage, keyName, told } from '../../../lib/environment/reference/page';
import { takes } from '../../../lib/environment/reference/takes';
import { synthesize } from '../../../lib/synth/synth';
import { ALTERNATIVES, exampleData } from './files';

const FILES = exampleData();
const root = strictJsonSchema();
const keys = describedKeys(root);
const named = keys.map((key) => [keyName(key.path), key] as const);
const page = environmentPage(FILES);
const ajv = new Ajv({ strict: false, validateSchema: false, formats: { date: true } });

test('docs/environment.md is up to date', () => {
  // A whole page as a difference helps nobody: npm run docs writes it.
  expect(readFileSync('docs/environment.md', 'utf8') === page).toBe(true);
});

test('each key has a heading of its own, to which links lead', () => {
  const headings = [...page.matchAll(/^#{2,3} `(.+)`$/gm)].map(([, name = '']) => name);
  expect(headings).toEqual(named.map(([name]) => name));
  expect(new Set(headings.map((name) => name.replaceAll(/[^\w-]/g, '').toLowerCase())).size).toBe(headings.length);
});

test('each key of the schema is told, or stands below one that has the keys of another', () => {
  const steps = new Set(keys.map(({ path }) => path.at(-1)));
  const isTold = (path: readonly string[]) =>
    path.some((_, index) => {
      const found = keys.find((key) => isSame(key.path, path.slice(0, index + 1)));
      return found !== undefined && (found.sameAs !== undefined || index === path.length - 1);
    });
  const missing = [...steps].flatMap((step) => pathsOfKey(step ?? '')).filter((path) => !isTold(path));
  expect(missing).toEqual([]);
});

/** There `*` stands for items as well. */
function isSame(told: readonly string[], path: readonly string[]): boolean {
  return told.length === path.length && told.every((step, index) => (step === '[]' ? '*' : step) === path[index]);
}

test.each(named)('%s has a sentence, and an example that fits', (_, key) => {
  expect(told(root, key.schema).meaning).toMatch(/^\S.*[.)]$/s);
  expect(takes(root, key.schema)).toMatch(/\S/);
  const fits = ajv.compile({ ...key.schema, $defs: root.$defs });
  const example = exampleFor(root, key, FILES);
  expect({ example, fits: fits(example) }).toEqual({ example, fits: true });
});

test.each(ALTERNATIVES)('%s, which examples are taken of, synthesizes', (file) => {
  const output = mkdtempSync(join(tmpdir(), 'example-'));
  const { findings } = synthesize({ files: [file], output, locks: join(output, 'locks'), scope: 'all' });
  rmSync(output, { recursive: true });
  expect(findings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
});

test('what is newer than the project says so, and all below it is as new', () => {
  const newer = keys.filter(({ since }) => since !== '0.1.0');
  const isBelow = (path: readonly string[]) => newer.some((other) => isSame(other.path, path.slice(0, -1)));
  expect(newer.filter(({ path }) => !isBelow(path)).map(({ path, since }) => [keyName(path), since])).toEqual([
    ['delivery.argocd.leaving', '0.2.0'],
    ['chartSources', '0.2.0'],
    ['chartSources.repositories.NAME.url', '0.2.0'],
    ['chartSources.repositories.NAME.secret', '0.2.0'],
    ['chartSources.repositories.NAME.ca', '0.2.0'],
    ['chartSources.repositories.NAME.verify', '0.2.0'],
    ['images', '0.2.0'],
    ['loki.chart.digest', '0.2.0'],
    ['loki.zones', '0.2.0'],
    ['loki.storage.azure', '0.2.0'],
    ['loki.earlierStorage', '0.2.0'],
    ['loki.structuredMetadata', '0.2.0'],
    ['loki.resources.rollout-operator', '0.2.0'],
    ['logs.audit', '0.2.0'],
    ['monitoring.runbooks', '0.2.0'],
    ['acknowledge[].from', '0.2.0'],
    ['acknowledge[].to', '0.2.0'],
  ]);
});

test.each<[JsonSchema, string]>([
  [{ type: 'boolean' }, '`true` or `false`'],
  [{ enum: ['a', 'b'] }, 'one of `a`, `b`'],
  [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, 'a whole number from 1 on'],
  [{ type: 'integer', minimum: 1, maximum: 9 }, 'a whole number from 1 to 9'],
  [{ type: 'array', minItems: 3, maxItems: 3, items: { type: 'boolean' } }, 'a list of 3, each item `true` or `false`'],
  [
    { type: 'string', pattern: '^(\\d+(ms|s|m|h|d|w))+$' },
    'a duration above zero: whole numbers, each with ms, s, m, h, d or w',
  ],
  [{ anyOf: [{ type: 'boolean' }, { type: 'object', properties: {} }] }, '`true` or `false`, or a map'],
  [{}, 'any value'],
])('%j is told as %s', (schema, text) => {
  expect(takes(schema, schema)).toBe(text);
});
