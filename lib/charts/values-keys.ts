import { defineChecks } from '../findings/check';
import { type EnvironmentPath, type Fix, formatPath } from '../findings/finding';
import type { FindingKind, Found } from '../findings/finding-kind';
import { together } from '../findings/repair';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import type { KeyPath } from './key-model';
import { type ValueProblem, valueProblems } from './keys';
import { placeOfValue, type Release } from './release';
import { movedValueFix, valueFix } from './value-fix';
import { removeValue, setValue } from './value-repair';

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
        ofOneCause(release, valueProblems(release.chart, release.values)).map(([problem, ...others]) => {
          const { kind, textOf } = KINDS[problem.kind];
          const path = placeOfValue(release, problem.path);
          if (others.length > 0) return { kind, found: { path, ...sectionText(release, [problem, ...others]) } };
          return { kind, found: { path, ...textOf(release, problem) } };
        }),
      ),
  },
);

type Problems = readonly [ValueProblem, ...ValueProblem[]];

/** Keys that stand in one wrong section are one mistake: each alone would not work where it belongs. */
function ofOneCause(release: Release, problems: readonly ValueProblem[]): readonly Problems[] {
  const groups = new Map<string, Problems>();
  for (const problem of problems) {
    const key = sectionKey(release, problem) ?? JSON.stringify(problem.path);
    const known = groups.get(key);
    groups.set(key, known ? [...known, problem] : [problem]);
  }
  return [...groups.values()];
}

function sectionKey(release: Release, problem: ValueProblem): string | undefined {
  const { path, kind } = problem;
  const nearest = kind === 'unknown-key' && path.length > 1 ? meantOf(release, problem) : undefined;
  const isMoved = nearest?.at(-1) === path.at(-1) && nearest?.slice(0, -1).join() !== path.slice(0, -1).join();
  return isMoved ? `section ${JSON.stringify([path.slice(0, -1), nearest?.slice(0, -1)])}` : undefined;
}

function meantOf({ values, meant }: Release, { path, nearest }: ValueProblem): KeyPath | undefined {
  return meant?.(path.map(String), given(values, path)) ?? nearest;
}

function sectionText(release: Release, problems: Problems): Text {
  const [{ path }] = problems;
  const { name, version } = release.chart;
  const keys = problems.map(({ path: each }) => String(each.at(-1)));
  const section = path.slice(0, -1).map(String);
  const to = (meantOf(release, problems[0]) ?? []).slice(0, -1);
  const value = Object.fromEntries(keys.map((key) => [key, given(release.values, [...section, key])]));
  const removals = problems.flatMap((each) => removeValue(release, each.path) ?? []);
  return {
    problem: `chart ${name} ${version} has no keys ${keys.join(', ')} below ${section.join('.')}`,
    consequence: 'Helm and the chart accept them without a word, and the settings have no effect',
    fix: together([...removals, valueFix(release, to, value)]),
  };
}

function unknownKey(release: Release, problem: ValueProblem): Text {
  const { path } = problem;
  const { chart, values } = release;
  const { name, version, repository } = chart;
  const nearest = meantOf(release, problem);
  return {
    problem: `chart ${name} ${version} has no key ${formatPath(path)}`,
    consequence: 'Helm and the chart accept it without a word, and the setting has no effect',
    fix: nearest
      ? movedValueFix(release, path.map(String), nearest, given(values, path))
      : removal(
          release,
          path,
          `look for its name in \`helm show values ${name} --repo ${repository.url} --version ${version}\``,
        ),
  };
}

function wrongType(release: Release, { path, expected }: ValueProblem): Text {
  const { chart, values } = release;
  const value = given(values, path);
  const meant = typeof expected === 'string' ? converted(value, expected) : undefined;
  return {
    problem: `${formatPath(path)} is ${describe(value)}, where chart ${chart.name} ${chart.version} takes a ${expected}`,
    consequence: 'the release fails to render, or renders something that Kubernetes or the program refuses',
    fix: meant === undefined ? `write a ${expected}` : setValue(release, path, meant),
  };
}

function notAllowed(release: Release, { path, expected }: ValueProblem): Text {
  const { chart, values } = release;
  const value = given(values, path);
  const allowed = Array.isArray(expected) ? expected : [];
  const meant = allowed.find((word) => word.toLowerCase() === String(value).toLowerCase());
  return {
    problem: `${formatPath(path)} is ${describe(value)}, where chart ${chart.name} ${chart.version} knows ${allowed.join(', ')}`,
    // Both charts compare the word in each workload's template and have no branch for any other word:
    // grafana/alloy@helm-chart/1.11.1:operations/helm/charts/alloy/templates/controllers/daemonset.yaml
    consequence: 'the chart renders without the workload itself, and Helm reports success',
    fix: meant === undefined ? `write one of ${allowed.join(', ')}` : setValue(release, path, meant),
  };
}

function nullValue(release: Release, { path, expected }: ValueProblem): Text {
  return {
    problem: `${formatPath(path)} is null`,
    consequence:
      'Helm 3 and Helm 4 treat null differently, so the outcome depends on which of them renders the release',
    fix: removal(release, path, `write ${typeof expected === 'string' ? `a ${expected}` : 'a value'}`),
  };
}

function removal(release: Release, path: ValueProblem['path'], otherwise: string): Fix {
  const repair = removeValue(release, path);
  return repair === undefined ? `remove it, or ${otherwise}` : { ...repair, otherwise };
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
