import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { ALERT_FUNCTIONS } from '../syntax/go-template/alert-functions';
import { templateProblem } from '../syntax/go-template/parser';
import { type Field, fieldsAt } from './field-rule';
import type { Text } from './text';

/** What Prometheus refuses of a rule: `Validate` in prometheus/prometheus:model/rulefmt/rulefmt.go. */
export function alertTexts({ path, value: rule }: Field): readonly Text[] {
  if (!isJsonObject(rule)) return [];
  return [
    { path, value: rule, judge: () => shapeProblem(rule) },
    ...['labels', 'annotations'].flatMap((map) => [
      ...fieldsAt(rule, map, path).map((field) => ({ ...field, judge: namesProblem })),
      ...(rule.alert === undefined
        ? []
        : fieldsAt(rule, `${map}.*`, path).map((field) => ({ ...field, judge: templated }))),
    ]),
  ];
}

function shapeProblem(rule: JsonObject): string | undefined {
  const [isAlert, isRecord] = [rule.alert, rule.record].map((name) => name !== undefined && name !== '');
  if (isAlert === isRecord) return 'must have alert or record, and not both';
  const only = isRecord ? ['for', 'keep_firing_for', 'annotations'].filter((key) => rule[key] !== undefined) : [];
  return only.length > 0 ? `must have no ${only.join(', ')}: it is no alert` : undefined;
}

function namesProblem(map: Json): string | undefined {
  const names = Object.keys(isJsonObject(map) ? map : {});
  const wrong = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name === '__name__');
  return wrong === undefined ? undefined : `must have names of letters, digits and _, and has ${JSON.stringify(wrong)}`;
}

/** `testTemplateParsing` */
function templated(text: Json): string | undefined {
  const problem = templateProblem(String(text), { functions: new Set(ALERT_FUNCTIONS), variables: VARIABLES });
  return problem && `must be a template of Prometheus: ${problem.problem}`;
}

const VARIABLES = ['$labels', '$externalLabels', '$externalURL', '$value'];
