import type * as z from 'zod';
import { type EnvironmentPath, type Finding, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { below } from '../../findings/repair';
import { type JsonObject, valueAt } from '../../kubernetes/json';
import type { Fault } from '../../schema/fault';
import { contradiction } from './contradiction';
import { invalidName, invalidValue } from './invalid-value';
import { UNKNOWN_KEY } from './kinds';
import { missingKey } from './missing-key';
import { keysAt } from './schema-tree';
import { meantKey, unknownKey } from './unknown-key';

type Issue = z.core.$ZodIssue;

/** Says in our words what zod found in the data. */
export function issueFindings(issues: readonly Issue[], data: JsonObject): readonly Finding[] {
  const findings = issues.flatMap((issue) => issueFinding(issue, [], data));
  const misspelled = new Set(findings.filter(({ id }) => id === UNKNOWN_KEY.id).map(meantPath));
  return findings.filter(({ path }) => valueAt(data, ...path) !== undefined || !misspelled.has(formatPath(path)));
}

/** The key that a misspelled one stands for is there after all. */
function meantPath({ path }: Finding): string {
  return formatPath([...path.slice(0, -1), meantKey(path) ?? '']);
}

function issueFinding(issue: Issue, parent: EnvironmentPath, data: JsonObject): readonly Finding[] {
  const path = [...parent, ...issue.path.map(toStep)];
  const value = valueAt(data, ...path);
  const fault = issue.code === 'custom' ? faultIn(issue.params) : undefined;
  if (fault) return [faultFinding(fault, path)];
  if (issue.code === 'unrecognized_keys') return strayKeys(issue.keys, path);
  if (issue.code === 'invalid_key') return [invalidName(path, issue.issues[0]?.message ?? '')];
  if (value === undefined) return [missingKey(path)];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isOtherBranch));
    if (meant) return meant.flatMap((inner) => issueFinding(inner, path, data));
  }
  return [invalidValue(path, value, issue.message)];
}

/** Keys that nobody knows, and keys that are known but not beside the others. */
function strayKeys(keys: readonly string[], path: EnvironmentPath): readonly Finding[] {
  const known = keysAt(path);
  const contradicting = keys.filter((key) => known.includes(key));
  return [
    ...(contradicting.length > 0 ? [contradiction(contradicting, path)] : []),
    ...keys.filter((key) => !known.includes(key)).map((key) => unknownKey([...path, key])),
  ];
}

/** Did the user mean another branch of the union? Then the value itself has the wrong type, or the key that tells. */
function isOtherBranch(issue: Issue): boolean {
  if (issue.code === 'unrecognized_keys') return issue.keys.includes('existing');
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function faultFinding({ kind, fix, ...found }: Fault, path: EnvironmentPath): Finding {
  const section = path.slice(0, path.length - found.path.length);
  return finding(kind, { ...found, path, fix: below(section, fix) });
}

function faultIn(params: Record<string, unknown> | undefined): Fault | undefined {
  return params?.fault as Fault | undefined; // only report() of schema/fault.ts sets it
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'symbol' ? String(step) : step;
}
