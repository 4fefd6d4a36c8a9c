import { type Json, type JsonObject, listIn, valueAt } from '../kubernetes/json';
import { type FieldRule, mapIn, named, oneOf } from './field-rule';
import { mapProblems } from './metadata-problems';
import { LABEL_VALUE, QUALIFIED_NAME } from './names';
import { fieldName } from './object-problem';

/** Rules for a selector of labels: `ValidateLabelSelector` of k8s.io/apimachinery/pkg/apis/meta/v1/validation. */
export function selectorRules(at: string): readonly FieldRule[] {
  return [
    [`${at}.matchLabels`, labelsFit],
    [`${at}.matchExpressions.*.key`, named(QUALIFIED_NAME)],
    [`${at}.matchExpressions.*.operator`, oneOf('In', 'NotIn', 'Exists', 'DoesNotExist')],
    [`${at}.matchExpressions.*`, valuesFit],
    [`${at}.matchExpressions.*.values.*`, named(LABEL_VALUE)],
  ];
}

/** Labels whose keys and values may be. */
export function labelsFit(labels: Json): string | undefined {
  const [first] = mapProblems([], labels, LABEL_VALUE);
  return first && `has ${fieldName(first.path)}, which ${first.problem}`;
}

function valuesFit(expression: Json): string | undefined {
  const { length } = listIn(expression, 'values');
  const takes = ['In', 'NotIn'].includes(String(valueAt(expression, 'operator')));
  if (takes) return length === 0 ? 'must have values' : undefined;
  return length > 0 ? 'must not have values' : undefined;
}

/** Whether a selector has anything in it, and takes some labels: expressions on keys that may be anything are met. */
export function selects(selector: Json | undefined, labels: JsonObject): boolean {
  const matched = Object.entries(mapIn(selector, 'matchLabels'));
  return (
    matched.every(([key, value]) => labels[key] === value) &&
    listIn(selector, 'matchExpressions').every((expression) => meets(expression, labels))
  );
}

function meets(expression: Json, labels: JsonObject): boolean {
  const value = labels[String(valueAt(expression, 'key'))];
  const values = listIn(expression, 'values');
  switch (valueAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
