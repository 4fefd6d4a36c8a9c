import { applyEdits } from '../../findings/apply-edits';
import type { Edit, EnvironmentPath, Repair } from '../../findings/finding';
import { isOnTheWay } from '../../findings/paths';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { environmentSchema } from '../schema/environment';
import { leafIssues } from './leaf-issues';

/** Whether the schema has nothing to say of the places that a repair changes, once it is made. */
export function mends(data: JsonObject, { edits }: Repair): boolean {
  const after = applyEdits(data, edits);
  if (!isJsonObject(after)) return false;
  const places = placesOf(environmentSchema.safeParse(after).error?.issues ?? [], after);
  const changed = edits.flatMap(changedBy);
  return !places.some((place) => changed.some((path) => isOnTheWay(place, path)));
}

function placesOf(issues: Parameters<typeof leafIssues>[0], data: JsonObject): readonly EnvironmentPath[] {
  return leafIssues(issues, data).flatMap(({ issue, path }) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path],
  );
}

function changedBy(edit: Edit): readonly EnvironmentPath[] {
  return edit.change === 'move' ? [edit.path, edit.to] : [edit.path];
}
