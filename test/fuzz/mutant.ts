import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { CHANGES } from './changes';
import { changeLines, LINE_CHANGES, type LineChange } from './lines';
import { ODDITIES } from './oddities';

/** An environment file that somebody changed. */
export interface Mutant {
  /** Name of the file that it was. */
  readonly base: string;

  /** What was done to it, in order. */
  readonly changes: readonly string[];

  /** Text of the file as it is now. */
  readonly text: string;
}

/** An environment file to start from. */
export interface Base {
  /** Name of the file. */
  readonly name: string;

  /** Its text. */
  readonly text: string;
}

/** @returns the files of a folder that environments are made from, sorted by name */
export function readBases(folder: string): readonly Base[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Makes changed files out of good ones: mostly data, sometimes lines. */
export function mutants(bases: readonly Base[]): fc.Arbitrary<Mutant> {
  const number = fc.nat(9999);
  const value: fc.Arbitrary<Json> = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ODDITIES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((json) => json as Json) }, // fast-check's JSON is ours
  );
  const dataChange = fc.record({
    change: fc.constantFrom(...Object.keys(CHANGES), ...OFTEN),
    at: number,
    which: number,
    value,
  });
  const lineChange = fc.record({ change: fc.constantFrom(...Object.keys(LINE_CHANGES)), at: number, which: number });
  return fc
    .record({
      base: fc.constantFrom(...bases),
      other: fc.constantFrom(...bases),
      data: fc.oneof(
        { weight: 3, arbitrary: fc.array(dataChange, { minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.array(dataChange, { minLength: 2, maxLength: 4 }) },
      ),
      lines: fc.oneof(
        { weight: 4, arbitrary: fc.constant<LineChange[]>([]) },
        { weight: 1, arbitrary: fc.array(lineChange, { minLength: 1, maxLength: 3 }) },
      ),
      linesOnly: fc.boolean(),
    })
    .map(({ base, other, data, lines, linesOnly }) => {
      const dataChanges = lines.length > 0 && linesOnly ? [] : data;
      return {
        base: base.name,
        changes: [...dataChanges, ...lines].map(({ change }) => change),
        text: changeLines(dataChanges.length > 0 ? changeData(base, other, dataChanges) : base.text, lines),
      };
    });
}

/** What people do most. */
const OFTEN = ['otherValue', 'otherValue', 'otherValue', 'addKnownKey', 'overrideValue', 'patch'];

interface DataChange {
  readonly change: string;
  readonly at: number;
  readonly which: number;
  readonly value: Json;
}

function changeData(base: Base, other: Base, changes: readonly DataChange[]): string {
  const data = dataOf(base);
  for (const { change, ...chance } of changes) {
    CHANGES[change]?.(data, { ...chance, value: structuredClone(chance.value), other: dataOf(other) });
  }
  return stringify(data, { aliasDuplicateObjects: false });
}

function dataOf({ name, text }: Base): JsonObject {
  const data: unknown = parse(text);
  if (!isJsonObject(data)) throw new Error(`${name} holds no map`);
  return data;
}
