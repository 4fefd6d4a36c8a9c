import type { ChartModel } from '../../lib/charts/chart';
import { effectiveValues } from '../../lib/charts/defaults';
import { isKnownConfig } from '../../lib/charts/effective';
import { valueProblems } from '../../lib/charts/keys';
import { modelOfChart } from '../../lib/charts/models';
import { isSameRelease, type Release } from '../../lib/charts/release';
import { checkEnvironment, checkPlan } from '../../lib/checks/all';
import { type Finding, formatPath } from '../../lib/findings/finding';
import { isJsonObject, type Json, valueAt } from '../../lib/kubernetes/json';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { effectiveRelease } from '../../lib/plan/effective';
import type { Environment } from '../../lib/plan/environment';
import { patchedReleases } from '../../lib/plan/patched-releases';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { withChart } from '../../lib/plan/with-chart';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { Rendering } from '../material';
import { type ChangedObject, compareObjects } from './compare-objects';
import { changedDefaults, pathsOnlyIn } from './describe-model';

/** A value that differs. */
export interface ChangedValue {
  readonly path: string;

  /** @default - it was not there */
  readonly from?: Json;

  /** @default - it is there no more */
  readonly to?: Json;
}

/** A key of somebody's file that the other version does not read. */
export interface LostKey {
  readonly path: string;

  /** `environments/edge.yaml:14:5` */
  readonly at: string;

  /** Where it belongs in the other version. @default - nowhere */
  readonly moved?: string;
}

/** What another version means for one release. */
export interface ReleaseDiff {
  readonly environment: string;
  readonly release: string;
  readonly keys: readonly LostKey[];

  /** Defaults of the chart that nobody writes over. */
  readonly defaults: readonly ChangedValue[];

  /** Settings of programs: `ConfigMap loki config.yaml: limits_config.x`. */
  readonly config: readonly ChangedValue[];

  /** @default - why they are not known, `notRendered` says */
  readonly objects?: readonly ChangedObject[];
  readonly notRendered?: string;

  /** What synth finds with the other version alone. */
  readonly findings: readonly Finding[];
}

/** What another version of a chart means for a repository. */
export interface ChartDiff {
  readonly chart: string;
  readonly from: Pick<ChartModel, 'version' | 'publisher' | 'program'>;
  readonly to: Pick<ChartModel, 'version' | 'publisher' | 'program'>;

  /** Keys that only one of the two reads. */
  readonly keys: { readonly gone: readonly string[]; readonly added: readonly string[] };
  readonly releases: readonly ReleaseDiff[];
}

/** Renders a release with the chart of a version. */
export type RenderVersion = (release: DeliveredRelease) => Rendering;

/** Tells what it means for these environments that a chart is of another version. */
export function diffCharts(
  [from, to]: readonly [ChartModel, ChartModel],
  environments: readonly Environment[],
  render: RenderVersion,
): ChartDiff {
  const [before, after] = [from, to].map((chart) => modelOfChart(chart));
  return {
    chart: from.name,
    from: pick(from),
    to: pick(to),
    keys: {
      gone: pathsOnlyIn(before?.keys ?? {}, after?.keys ?? {}),
      added: pathsOnlyIn(after?.keys ?? {}, before?.keys ?? {}),
    },
    releases: environments.flatMap((environment) => diffEnvironment(environment, [from, to], render)),
  };
}

function pick({ version, publisher, program }: ChartModel): ChartDiff['from'] {
  return { version, publisher, program };
}

function diffEnvironment(
  environment: Environment,
  [from, to]: readonly [ChartModel, ChartModel],
  render: RenderVersion,
): readonly ReleaseDiff[] {
  const [before, after] = [from, to].map((chart) => planned(withChart(environment, chart)));
  if (!before || !after) return [];
  const news = after.findings.filter(
    ({ id, problem }) => !before.findings.some((other) => other.id === id && other.problem === problem),
  );
  return before.releases
    .filter(({ chart }) => chart.name === from.name)
    .flatMap((release, index) => {
      const other = after.releases.find((each) => isSameRelease(each, release));
      if (!other) return [];
      return [
        {
          environment: environment.name,
          release: release.name,
          keys: lostKeys(other, environment),
          defaults: defaultsInEffect(release, other),
          config: configChanges(release, other),
          ...objectChanges([before.delivered, after.delivered], release.name, render),
          findings: index === 0 ? news : [],
        },
      ];
    });
}

interface Planned {
  readonly releases: readonly Release[];
  readonly delivered: readonly DeliveredRelease[];
  readonly findings: readonly Finding[];
}

function planned(environment: Environment): Planned {
  const plan: StackPlan = planStack(environment);
  const findings = [...checkEnvironment(environment, {}), ...checkPlan(plan)];
  return {
    releases: patchedReleases(plan),
    delivered: deliveredReleases(deliveredObjects(plan)),
    findings: findings.filter(({ severity }) => severity !== 'note'),
  };
}

function lostKeys({ chart, overrides, valuesPath }: Release, { locate }: Environment): readonly LostKey[] {
  return valueProblems(chart, overrides)
    .filter(({ kind }) => kind === 'unknown-key')
    .map(({ path, nearest }) => {
      const { file, line, column } = locate([...valuesPath, ...path]);
      return {
        path: formatPath([...path]),
        at: `${file}:${line}:${column}`,
        ...(nearest && { moved: nearest.join('.') }),
      };
    });
}

/** What values and defaults come to, without what the values themselves say otherwise. */
function defaultsInEffect(before: Release, after: Release): readonly ChangedValue[] {
  const changed = changedDefaults(modelOfChart(before.chart).defaults, modelOfChart(after.chart).defaults);
  return changed.flatMap(({ path }) => {
    const steps = path.split('.');
    const [from, to] = [before, after].map(({ chart, values }) => valueAt(effectiveValues(chart, values), ...steps));
    const isSaid = valueAt(after.values, ...steps) !== undefined;
    if (isSaid || isOff(after, steps) || JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

const SWITCHES = ['enabled', 'create'];

/** What stands below a switch that is off has no effect. */
function isOff({ chart, values }: Release, steps: readonly string[]): boolean {
  const all = effectiveValues(chart, values);
  return steps.some(
    (_, index) => index > 0 && SWITCHES.some((key) => valueAt(all, ...steps.slice(0, index), key) === false),
  );
}

function configChanges(before: Release, after: Release): readonly ChangedValue[] {
  const [old, now] = [before, after].map((release) => configsOf(release));
  const places = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return places.flatMap((place) => changesBetween(old?.get(place) ?? {}, now?.get(place) ?? {}, `${place}: `));
}

function configsOf(release: Release): ReadonlyMap<string, Json> {
  const configs = effectiveRelease(release).configs.filter(isKnownConfig);
  return new Map(configs.map(({ program, key, config }) => [`${program} ${key}`, config]));
}

function changesBetween(from: Json | undefined, to: Json | undefined, path: string): readonly ChangedValue[] {
  if (isJsonObject(from) && isJsonObject(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    const joint = path.endsWith(' ') ? '' : '.';
    return keys.flatMap((key) => changesBetween(from[key], to[key], `${path}${joint}${key}`));
  }
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  return [{ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

function objectChanges(
  delivered: readonly (readonly DeliveredRelease[])[],
  name: string,
  render: RenderVersion,
): Pick<ReleaseDiff, 'objects' | 'notRendered'> {
  const renderings = delivered.map((releases) => {
    const release = releases.find((each) => each.name === name);
    return release ? render(release) : { unavailable: 'no engine is told of it' };
  });
  for (const rendering of renderings) {
    if ('failed' in rendering) return { notRendered: `Helm refuses it: ${rendering.failed}` };
    if ('unavailable' in rendering) return { notRendered: rendering.unavailable };
  }
  const [before = [], after = []] = renderings.map((rendering) => ('objects' in rendering ? rendering.objects : []));
  return { objects: compareObjects(before, after) };
}
