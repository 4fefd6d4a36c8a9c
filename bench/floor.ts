import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { libraryYaml } from '../lib/syntax/yaml-library';
import type { DumpedObject } from './objects';

// What any synth has to do: start node, print the objects as YAML, write them. It prints by the library, as it always
// has: a yardstick that grew shorter with the emitter would not show what the emitter brought.
const [dump = '', output = ''] = process.argv.slice(2);
const objects: readonly DumpedObject[] = JSON.parse(readFileSync(dump, 'utf8'));
for (const { path, object } of objects) {
  const file = join(output, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, libraryYaml(object));
}
