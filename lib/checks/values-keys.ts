import { stringify } from 'yaml';
import { type ValueProblem, valueProblems } from '../charts/keys';
import type { Release } from '../charts/release';
import { type EnvironmentPath, error, type Finding, formatPath } from '../findings/finding';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';

type Text = Pick<Finding, 'problem' | 'consequence' | 'fix'>;

const TEXTS = {
  'unknown-key': unknownKey,
  'wrong-type': wrongType,
  'not-allowed': notAllowed,
  null: nullValue,
} satisfies Record<ValueProblem['kind'], (release: Release, problem: ValueProblem) => Text>;

/** The values of a release are ones that its chart understands: Helm and the charts' own schemas let all others pass. */
export function valuesKeys(release: Release): readonly Finding[] {
  return valueProblems(release.chart, release.values).map((problem) =>
    error(`values/${problem.kind}`, [...release.valuesPath, ...problem.path], TEXTS[problem.kind](release, problem)),
  );
}

function unknownKey({ chart, values, valuesPath }: Release, { path, nearest }: ValueProblem): Text {
  const { name, version, repository } = chart;
  return {
    problem: `chart ${name} ${version} has no key ${formatPath(path)}`,
    consequence: 'Helm and the chart accept it without a word, and the setting has no effect',
    fix: nearest
      ? asYaml([...valuesPath, ...nearest], given(values, path))
      : `remove it, or look for its name in: helm show values ${name} --repo ${repository.url} --version ${version}`,
  };
}

function wrongType({ chart, values, valuesPath }: Release, { path, expected }: ValueProblem): Text {
  const value = given(values, path);
  const meant = typeof expected === 'string' ? converted(value, expected) : undefined;
  return {
    problem: `${formatPath(path)} is ${describe(value)}, where chart ${chart.name} ${chart.version} takes a ${expected}`,
    consequence: 'the release fails to render, or renders something that Kubernetes or the program refuses',
    fix: meant === undefined ? `write a ${expected}` : asYaml([...valuesPath, ...path], meant),
  };
}

function notAllowed({ chart, values, valuesPath }: Release, { path, expected }: ValueProblem): Text {
  const value = given(values, path);
  const allowed = Array.isArray(expected) ? expected : [];
  const meant = allowed.find((word) => word.toLowerCase() === String(value).toLowerCase());
  return {
    problem: `${formatPath(path)} is ${describe(value)}, where chart ${chart.name} ${chart.version} knows ${allowed.join(', ')}`,
    // Both charts compare the word in each workload's template and have no branch for any other word:
    // grafana/alloy@helm-chart/1.11.1:operations/helm/charts/alloy/templates/controllers/daemonset.yaml
    consequence: 'the chart renders without the workload itself, and Helm reports success',
    fix: meant === undefined ? `write one of ${allowed.join(', ')}` : asYaml([...valuesPath, ...path], meant),
  };
}

function nullValue(_: Release, { path, expected }: ValueProblem): Text {
  return {
    problem: `${formatPath(path)} is null`,
    consequence:
      'Helm 3 and Helm 4 treat null differently, so the outcome depends on which of them renders the release',
    fix: `remove the key, or write ${typeof expected === 'string' ? `a ${expected}` : 'a value'}`,
  };
}

function describe(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return isJsonObject(value) ? 'a map' : JSON.stringify(value);
}

/** The value as the type that was probably meant: a quoted number, a bare word for a list of one. */
function converted(value: Json, expected: string): Json | undefined {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!scalar || value === '') return undefined;
  if (expected === 'string') return String(value);
  if (expected === 'list') return [value];
  if (expected === 'number' && Number.isFinite(Number(value))) return Number(value);
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return undefined;
}

function given(values: Json, path: EnvironmentPath): Json {
  return valueAt(values, ...path) ?? null;
}

function asYaml(path: EnvironmentPath, value: Json): string {
  return stringify(path.reduceRight<Json>((below, step) => ({ [step]: below }), value)).trimEnd();
}
