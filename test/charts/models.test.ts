import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelFile } from '../../lib/charts/model-file';
import { baseOf, chartModel, modelFileName, modelledVersions } from '../../lib/charts/models';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';

const FOLDER = join(__dirname, '../../charts-values');
const all = modelledVersions();
const nameOf = ({ publisher, chart, version }: (typeof all)[number]) => `${publisher}/${chart} ${version}`;

test('the index names every file, and no other', () => {
  const files = readdirSync(join(FOLDER, 'models'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name !== 'index.json')
    .map((name) => `models/${name}`);
  expect(all.map(modelFileName).sort()).toEqual(files.sort());
});

test.each(all.map((model) => [nameOf(model), model] as const))('%s', (_, listed) => {
  const file: ModelFile = ModelFile.parse(JSON.parse(readFileSync(join(FOLDER, modelFileName(listed)), 'utf8')));
  const { released, ...identity } = listed;
  expect(file).toMatchObject(identity);
  expect(baseOf(file)).not.toBe('changed');
  const { keys, defaults } = chartModel(listed);
  expect(Object.keys(keys).length).toBeGreaterThan(10);
  expect(nullsIn(keys)).toEqual([]);
  expect(nullsIn(defaults)).toEqual([]);
});

test('the whole models are those by which the others are told', () => {
  const hashes = all.map((model) =>
    createHash('sha256')
      .update(readFileSync(join(FOLDER, modelFileName(model))))
      .digest('hex'),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});

/** Paths of nulls in maps: a difference could not tell them. */
function nullsIn(map: JsonObject, path = ''): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    if (value === null) return [`${path}${key}`];
    return isJsonObject(value) ? nullsIn(value, `${path}${key}.`) : [];
  });
}
