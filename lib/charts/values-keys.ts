import { defineChecks } from '../findings/check';
import { type EnvironmentPath, formatPath } from '../findings/finding';
import type { FindingKind, Found } from '../findings/finding-kind';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import { asYaml } from './as-yaml';
import { type ValueProblem, valueProblems } from './keys';
import { placeOfValue, type Release } from './release';
import { valueFix } from './value-fix';

type Text = Pick<Found, 'problem' | 'consequence' | 'fix'>;

const UNKNOWN_KEY: FindingKind = {
  id: 'values/unknown-key',
  severity: 'error',
  since: '0.1.0',
  finds: 'helm values hold a key that this version of the chart does not know',
  happens: 'Helm and the chart accept it without a word, and the setting has no effect',
  remedy: 'write the key as the chart knows it, or remove it',
};

const WRONG_TYPE: FindingKind = {
  id: 'values/wrong-type',
  severity: 'error',
  since: '0.1.0',
  finds: 'a Helm value is of another type than the chart takes',
  happens: 'the release fails to render, or renders something that Kubernetes or the program refuses',
  remedy: 'write a value of the type that the finding names',
};

const NOT_ALLOWED: FindingKind = {
  id: 'values/not-allowed',
  severity: 'error',
  since: '0.1.0',
  finds: 'a Helm value is none of the words that the chart knows',
  happens: 'the chart renders without the workload itself, and Helm reports success',
  remedy: 'write one of the words that the finding lists',
};

const NULL_VALUE: FindingKind = {
  id: 'values/null',
  severity: 'error',
  since: '0.1.0',
  finds: 'a Helm value is null',
  happens: 'Helm 3 and Helm 4 treat null differently, so the outcome depends on which of them renders the release',
  remedy: 'remove the key, or write a value',
};

const KINDS = {
  'unknown-key': { kind: UNKNOWN_KEY, textOf: unknownKey },
  'wrong-type': { kind: WRONG_TYPE, textOf: wrongType },
  'not-allowed': { kind: NOT_ALLOWED, textOf: notAllowed },
  null: { kind: NULL_VALUE, textOf: nullValue },
} satisfies Record<
  ValueProblem['kind'],
  { readonly kind: FindingKind; readonly textOf: (release: Release, problem: ValueProblem) => Text }
>;

/**
 * Checks that a chart understands the values of its release: Helm and the charts' own schemas let unknown ones pass.
 */
export const valuesKeys = defineChecks<{ readonly releases: readonly Release[] }>()(
  Object.values(KINDS).map(({ kind }) => kind),
  {
    needs: ['releases'],
    find: ({ releases }) =>
      releases.flatMap((release) =>
        valueProblems(release.chart, release.values).map((problem) => {
          const { kind, textOf } = KINDS[problem.kind];
          const path = placeOfValue(release, problem.path);
          return { kind, found: { path, ...textOf(release, problem) } };
        }),
      ),
  },
);

function unknownKey(release: Release, { path, nearest: near }: ValueProblem): Text {
  const { chart, values, meant } = release;
  const { name, version, repository } = chart;
  const nearest = meant?.(path.map(String), given(values, path)) ?? near;
  return {
    problem: `chart ${name} ${version} has no key ${formatPath(path)}`,
    consequence: 'Helm and the chart accept it without a word, and the setting has no effect',
    fix: nearest
      ? valueFix(release, nearest, given(values, path))
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
