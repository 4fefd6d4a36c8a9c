import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from './support/fixture';

test.each(['environments', 'dist', 'locks'])('no test reads %s/, whether it is there or not', (folder) => {
  const refused = `${folder}/local may be edited or deleted: tests take test/fixtures/`;
  const path = join(folder, 'local');
  for (const read of [existsSync, readFileSync, readdirSync]) expect(() => read(path)).toThrow(refused);
  expect(() => cpSync(path, 'build/none')).toThrow(refused);
  expect(() => readdirSync(folder)).toThrow('may be edited');
});

test('a folder of the same name elsewhere is no matter', () => {
  expect(existsSync(join(FIXTURES, 'local.yaml'))).toBe(true);
});
