import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from '../checks/finding-cases/all';
import type { Files } from '../support/edit-files';
import { FIXTURES } from '../support/fixture';
import { BAD_CLOUD_INPUT, BAD_INPUT, BAD_MESH_INPUT, BAD_RKE2_INPUT, type BadInput } from '../synth/bad-input-cases';
import { BY_PATCH, BY_VALUES, environmentOf } from '../synth/condition-cases';

/** Files of an environment, and what they are called in a report. */
export interface FixInput {
  readonly name: string;
  readonly files: Files;
}

/** One environment, without the others that extend the same files. */
function mistaken(file: string, [what, from, to]: BadInput): FixInput {
  const bases = readdirSync(join(FIXTURES, 'bases')).map((base) => `bases/${base}`);
  const files = [file, ...bases].map(
    (path) => [`environments/${path}`, readFileSync(join(FIXTURES, path), 'utf8')] as const,
  );
  return {
    name: `${file}: ${what}`,
    files: Object.fromEntries(files.map(([path, text]) => [path, text.replace(from, to)])),
  };
}

/** Mistakes in environments that are valid. */
export const MISTAKEN: readonly FixInput[] = [
  ...BAD_INPUT.map((input) => mistaken('homelab-production.yaml', input)),
  ...BAD_MESH_INPUT.map((input) => mistaken('talos-ambient.yaml', input)),
  ...BAD_RKE2_INPUT.map((input) => mistaken('rke2-prod.yaml', input)),
  ...BAD_CLOUD_INPUT.map((input) => mistaken('cloud-aws.yaml', input)),
];

/** The smallest input of each kind of finding, as far as a file can give it. */
export const KINDS: readonly FixInput[] = Object.entries(CASES).flatMap(([id, input]) => {
  if (typeof input === 'function') return [];
  const files = typeof input === 'string' ? { 'environments/production.yaml': input } : input;
  return Object.values(files).includes('') ? [] : [{ name: id, files }];
});

/** What values and patches say of a Loki. */
export const CONDITIONS: readonly FixInput[] = [
  ...BY_VALUES.map((input) => ({ ...input, by: 'values' })),
  ...BY_PATCH.map((input) => ({ ...input, by: `a patch for ${input.name}` })),
].map((input) => ({
  name: `${input.what} by ${input.by}: ${input.topology} of the ${input.chart} chart`,
  files: { 'edge.yaml': environmentOf(input) },
}));

const FIELD = 'test/synth/field-cases';

/** What people write; files that differ by a letter at the end are one folder. */
export const WRITTEN: readonly FixInput[] = [...grouped(readdirSync(FIELD))].map(([name, files]) => ({
  name,
  files: Object.fromEntries(files.map((file) => [file, readFileSync(join(FIELD, file), 'utf8')])),
}));

function grouped(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const file of files) {
    const name = file.replace(/(-[ab])?\.yaml$/, '');
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return groups;
}
