import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toYaml } from '../lib/syntax/yaml';
import type { DumpedObject } from './objects';

// The least that any synth has to do: start node, print the objects as YAML, write them.
const [dump = '', output = ''] = process.argv.slice(2);
const objects: readonly DumpedObject[] = JSON.parse(readFileSync(dump, 'utf8'));
for (const { path, object } of objects) {
  const file = join(output, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, toYaml(object));
}
