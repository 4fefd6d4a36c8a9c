import type * as z from 'zod';
import type { EnvironmentPath } from '../../findings/finding';
import { type JsonObject, valueAt } from '../../kubernetes/json';

type Issue = z.core.$ZodIssue;

/** One thing that is wrong, and its place in the data. */
export interface LeafIssue {
  readonly issue: Issue;

  readonly path: EnvironmentPath;
}

/** Takes issues of unions apart: of the ways in which a value may be written, the one that was meant has the issues. */
export function leafIssues(
  issues: readonly Issue[],
  data: JsonObject,
  parent: EnvironmentPath = [],
): readonly LeafIssue[] {
  return issues.flatMap((issue): readonly LeafIssue[] => {
    const path = [...parent, ...issue.path.map(toStep)];
    const meant = issue.code === 'invalid_union' && valueAt(data, ...path) !== undefined ? branchOf(issue) : undefined;
    return meant ? leafIssues(meant, data, path) : [{ issue, path }];
  });
}

function branchOf({ errors }: z.core.$ZodIssueInvalidUnion): readonly Issue[] | undefined {
  return errors.find((branch) => branch.length > 0 && !branch.some(isOtherBranch));
}

/** Did the user mean another branch of the union? Then the value itself has the wrong type, or the key that tells. */
function isOtherBranch(issue: Issue): boolean {
  if (issue.code === 'unrecognized_keys') return issue.keys.includes('existing');
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'symbol' ? String(step) : step;
}
