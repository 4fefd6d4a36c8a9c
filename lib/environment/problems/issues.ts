import type * as z from 'zod';
import { grouped } from '../../collections/grouped';
import { type EnvironmentPath, type Finding, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { below } from '../../findings/repair';
import { type JsonObject, valueAt } from '../../kubernetes/json';
import type { Fault } from '../../schema/fault';
import { contradiction } from './contradiction';
import { invalidName, invalidValue } from './invalid-value';
import { UNKNOWN_KEY } from './kinds';
import { type LeafIssue, leafIssues } from './leaf-issues';
import { missingKey } from './missing-key';
import { keysAt } from './schema-tree';
import { unknownKey } from './unknown-key';

/** Says in our words what zod found in the data. */
export function issueFindings(issues: readonly z.core.$ZodIssue[], data: JsonObject): readonly Finding[] {
  const findings = oneOfEach(leafIssues(issues, data)).flatMap(({ more, ...leaf }) =>
    issueFinding(leaf, data).map((found) => counted(found, more)),
  );
  const written = new Set(findings.filter(({ id }) => id === UNKNOWN_KEY.id).flatMap(writtenElsewhere));
  return findings.filter(({ path }) => valueAt(data, ...path) !== undefined || !written.has(formatPath(path)));
}

/** The keys that a misspelled or misplaced one stands for are there after all. */
function writtenElsewhere({ fix }: Finding): readonly string[] {
  if (typeof fix === 'string') return [];
  return fix.edits.flatMap((edit) =>
    edit.change === 'move' ? edit.to.map((_, index) => formatPath(edit.to.slice(0, index + 1))) : [],
  );
}

function issueFinding({ issue, path }: LeafIssue, data: JsonObject): readonly Finding[] {
  const value = valueAt(data, ...path);
  const fault = issue.code === 'custom' ? faultIn(issue.params) : undefined;
  if (fault) return [faultFinding(fault, path)];
  if (issue.code === 'unrecognized_keys') return strayKeys(issue.keys, path, data);
  if (issue.code === 'invalid_key') return [invalidName(path, issue.issues[0]?.message ?? '')];
  if (value === undefined) return [missingKey(path, data)];
  return [invalidValue(path, value, issue.message, data)];
}

/** Keys that nobody knows, and keys that are known but not beside the others. */
function strayKeys(keys: readonly string[], path: EnvironmentPath, data: JsonObject): readonly Finding[] {
  const known = keysAt(path);
  const contradicting = keys.filter((key) => known.includes(key));
  return [
    ...(contradicting.length > 0 ? [contradiction(contradicting, path)] : []),
    ...unknownKeys(
      keys.filter((key) => !known.includes(key)),
      path,
      data,
    ),
  ];
}

/** As many slips as somebody makes in one map or list: more of them are one mistake. */
const MOST_SLIPS = 10;

function unknownKeys(keys: readonly string[], path: EnvironmentPath, data: JsonObject): readonly Finding[] {
  if (keys.length <= MOST_SLIPS) return keys.map((key) => unknownKey([...path, key], data));
  const first = unknownKey([...path, keys[0] ?? ''], data);
  const fix = `delete what does not belong here; known are ${keysAt(path).join(', ')}`;
  return [{ ...first, problem: `${first.problem}, nor are ${keys.length - 1} others beside it`, fix }];
}

/** Items of a list that are all wrong in one way are one mistake: the last of those that are told counts the others. */
function oneOfEach(leaves: readonly LeafIssue[]): readonly CountedIssue[] {
  const counts = grouped(leaves, kindOf);
  const told = new Map<string, number>();
  return leaves.flatMap((leaf): readonly CountedIssue[] => {
    if (typeof leaf.path.at(-1) !== 'number') return [leaf];
    const number = (told.get(kindOf(leaf)) ?? 0) + 1;
    told.set(kindOf(leaf), number);
    if (number > MOST_SLIPS) return [];
    const more = number === MOST_SLIPS ? (counts.get(kindOf(leaf))?.length ?? 0) - number : 0;
    return [{ ...leaf, more }];
  });
}

interface CountedIssue extends LeafIssue {
  /** How many items after it have the same fault and are not told. @default - none */
  readonly more?: number;
}

function kindOf({ issue, path }: LeafIssue): string {
  return JSON.stringify([path.slice(0, -1), issue.code, issue.message]);
}

function counted(found: Finding, more = 0): Finding {
  return more === 0 ? found : { ...found, problem: `${found.problem}, as are ${more} items after it` };
}

function faultFinding({ kind, fix, ...found }: Fault, path: EnvironmentPath): Finding {
  const section = path.slice(0, path.length - found.path.length);
  return finding(kind, { ...found, path, fix: below(section, fix) });
}

function faultIn(params: Record<string, unknown> | undefined): Fault | undefined {
  return params?.fault as Fault | undefined; // only report() of schema/fault.ts sets it
}
