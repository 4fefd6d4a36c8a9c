import { parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { alertTexts } from './alert-texts';
import { fieldsAt } from './field-rule';
import type { ObjectProblem } from './object-problem';
import type { Text } from './text';

/** Judges texts in an object that programs parse: what none of them would read is wrong. */
export function textProblems(object: JsonObject): readonly ObjectProblem[] {
  const judged = TEXTS[String(object.kind)]?.(object) ?? [];
  return judged.flatMap(({ path, value, judge }) => {
    const problem = judge(value);
    return problem === undefined ? [] : [{ path, problem, about: 'text' as const }];
  });
}

const TEXTS: Readonly<Record<string, (object: JsonObject) => readonly Text[]>> = {
  ConfigMap: (object) =>
    fieldsAt(object, 'data.*').flatMap(({ path, value }) => {
      const judge = FORMATS[/[^.]*$/.exec(String(path.at(-1)))?.[0] ?? ''];
      return judge ? [{ path, value, judge }] : [];
    }),
  Application: (object) =>
    ['source', 'sources.*'].flatMap((source) =>
      fieldsAt(object, `spec.${source}.helm.values`).map((field) => ({ ...field, judge: valuesProblem })),
    ),
  HelmRelease: (object) => fieldsAt(object, 'spec.values').map((field) => ({ ...field, judge: mapProblem })),
  PrometheusRule: (object) => fieldsAt(object, 'spec.groups.*.rules.*').flatMap(alertTexts),
  HelmChart: valuesContent,
  HelmChartConfig: valuesContent,
};

/** By the end of their names: nothing else tells what a key of a ConfigMap holds. */
const FORMATS: Readonly<Record<string, (value: Json) => string | undefined>> = {
  json: jsonProblem,
  yaml: yamlProblem,
  yml: yamlProblem,
};

function valuesContent(object: JsonObject): readonly Text[] {
  return fieldsAt(object, 'spec.valuesContent').map((field) => ({ ...field, judge: valuesProblem }));
}

function jsonProblem(text: Json): string | undefined {
  try {
    JSON.parse(String(text));
    return undefined;
  } catch {
    return 'must be JSON, as its name says';
  }
}

function yamlProblem(text: Json): string | undefined {
  const documents = parseAllDocuments(String(text), { logLevel: 'silent' });
  if (!Array.isArray(documents)) return 'must be YAML, as its name says, and is empty';
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error === undefined) return provisionedProblem(documents[0]?.toJS());
  return `must be YAML, as its name says: ${(error.message.split('\n', 1)[0] ?? '').replace(/:$/, '')}`;
}

/** https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources: Grafana does not start with others. */
function provisionedProblem(written: Json): string | undefined {
  const listed = valueAt(written, 'datasources');
  if (listed === undefined) return undefined;
  const isList =
    Array.isArray(listed) &&
    listed.every((each) => ['name', 'type'].every((key) => typeof valueAt(each, key) === 'string'));
  return isList ? undefined : 'must have a list of datasources, each with its name and its type';
}

/** Helm reads nothing but a map. */
function valuesProblem(text: Json): string | undefined {
  if (text === '') return undefined;
  const documents = parseAllDocuments(String(text), { logLevel: 'silent' });
  const [values] = Array.isArray(documents) ? documents : [];
  if (values === undefined) return 'must be a map of values in YAML';
  return values.errors.length > 0 ? 'must be a map of values in YAML' : mapProblem(values.toJS());
}

function mapProblem(values: Json): string | undefined {
  return isJsonObject(values) ? undefined : 'must be a map of values';
}
