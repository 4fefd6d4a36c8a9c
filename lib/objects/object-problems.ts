import { isJsonObject, type Json } from '../kubernetes/json';
import { kindRuleProblems } from './kind-rules';
import { kindSchemaOf } from './kind-schema';
import { metadataProblems } from './metadata-problems';
import { type ObjectProblem, shown } from './object-problem';
import { schemaProblems } from './schema-problems';

/**
 * Judges an object as the API server does before it stores one, and more strictly: an unknown field, which it may drop,
 * is refused. What needs other objects of the cluster is not judged.
 * @returns nothing if the object is valid; what its kind demands only if its fields are of the right types
 */
export function objectProblems(object: Json): readonly ObjectProblem[] {
  if (!isJsonObject(object)) return [about([], `must be a map, and is ${shown(object)}`)];
  const { apiVersion, kind, metadata } = object;
  if (typeof apiVersion !== 'string') return [about(['apiVersion'], textExpected(apiVersion))];
  if (typeof kind !== 'string') return [about(['kind'], textExpected(kind))];
  const known = kindSchemaOf(apiVersion, kind);
  if (!known) return [about(['kind'], `is ${kind} of ${apiVersion}, a kind that no part of the stack has objects of`)];
  const problems = [...metadataProblems(metadata, known), ...schemaProblems(known, object)];
  return problems.length > 0 ? problems : kindRuleProblems(object);
}

function textExpected(value: Json | undefined): string {
  return value === undefined ? 'is missing' : `must be a text, and is ${shown(value)}`;
}

function about(path: readonly string[], problem: string): ObjectProblem {
  return { path, problem, about: 'metadata' };
}
