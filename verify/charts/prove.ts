import type { ChartName } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { valueProblems } from '../../lib/charts/keys';
import type { ChartLimit } from '../../lib/charts/model-file';
import { checkEnvironment, checkPlan } from '../../lib/checks/all';
import { formatPath } from '../../lib/findings/finding';
import type { Json, JsonObject } from '../../lib/kubernetes/json';
import { declaredBy } from '../../lib/needs/declared';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { effectiveRelease } from '../../lib/plan/effective';
import { CHART_FEATURES } from '../../lib/plan/features/all';
import type { Feature } from '../../lib/plan/features/feature';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import type { KubeObject } from '../../lib/references/kube-object';
import { linkModel } from '../../lib/references/model';
import { certainlyBroken } from '../../lib/rendered/certain';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { releaseHash } from '../../lib/rendered/inventory';
import { linkKnown } from '../../lib/rendered/link-known';
import { pruneObjects } from '../../lib/rendered/prune';
import { findDifferences } from '../effective';
import type { Rendering } from '../material';
import { featureEnvironment } from './feature-environment';
import { portsOf } from './ports';

/** What rendering a chart in all its forms came to. */
export interface Proof {
  /** Names of the features that it renders as they are computed. */
  readonly proven: readonly string[];

  /** What does not fit. */
  readonly limits: readonly ChartLimit[];

  /** What Helm said where it refused, by the names of features. */
  readonly refusals: Readonly<Record<string, string>>;

  /** Ports of all that was rendered, by objects and by their names. */
  readonly ports: JsonObject;

  /** Why synth refuses a feature of this version before anything is rendered, by the names of features. */
  readonly notOffered: Readonly<Record<string, string>>;
}

type Render = (release: DeliveredRelease) => Rendering;

/** A feature of a chart, and what Helm makes of it. */
interface Judged {
  readonly feature: Feature;
  readonly limits: readonly ChartLimit[];
  readonly refusal?: string;
  readonly notOffered?: string;

  /** What Helm rendered. @default - nothing */
  readonly objects?: readonly KubeObject[];
}

/**
 * Renders a chart once for each thing that an environment file can ask of it, and compares that with what is computed.
 * @param told is called with each feature before its turn
 */
export function proveChart(chart: ChartModel, render: Render, told: (feature: Feature) => void = () => {}): Proof {
  const judged = CHART_FEATURES[chart.name as ChartName].features.map((feature) => {
    told(feature);
    return proveFeature(chart, feature, render);
  });
  return {
    proven: judged
      .filter(({ limits, notOffered }) => limits.length === 0 && notOffered === undefined)
      .map(({ feature }) => feature.name),
    limits: judged.flatMap(({ limits }) => limits),
    ports: portsOf(judged.flatMap(({ objects = [] }) => objects)),
    refusals: byFeature(judged, ({ refusal }) => refusal),
    notOffered: byFeature(judged, ({ notOffered }) => notOffered),
  };
}

function byFeature(judged: readonly Judged[], textOf: (each: Judged) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    judged.flatMap((each) => {
      const text = textOf(each);
      return text === undefined ? [] : [[each.feature.name, text] as const];
    }),
  );
}

function proveFeature(chart: ChartModel, feature: Feature, render: Render): Judged {
  const plan = planStack(featureEnvironment(chart, feature));
  const delivered = deliveredReleases(deliveredObjects(plan)).filter((release) => release.chart === chart.name);
  const rendered = delivered.map((release) => ({ release, rendering: render(release) }));
  const objects = rendered.flatMap(({ rendering }) => ('objects' in rendering ? rendering.objects : []));
  const [notOffered] = errors(plan);
  if (notOffered !== undefined) return { feature, objects, notOffered, limits: [] };
  const limit = limitOf(feature);
  const releases = plan.releases.filter((release) => release.chart.name === chart.name);
  const before = releases.flatMap(({ name, own }) =>
    unread(chart, own).map((key) => limit('unread', `release ${name}`, key, 'the chart does not read it')),
  );
  for (const { release, rendering } of rendered) {
    if ('objects' in rendering) continue;
    const refusal = 'failed' in rendering ? rendering.failed : rendering.unavailable;
    return {
      feature,
      refusal,
      limits: [...before, limit('refused', `release ${release.name}`, 'it renders', 'Helm refuses it')],
    };
  }
  return { feature, objects, limits: [...before, ...compared(chart, plan, rendered as readonly Rendered[], limit)] };
}

interface Rendered {
  readonly release: DeliveredRelease;
  readonly rendering: Extract<Rendering, { readonly objects: unknown }>;
}

type MakeLimit = (kind: ChartLimit['kind'], object: string, expected: string, found: string) => ChartLimit;

function limitOf(feature: Feature): MakeLimit {
  return (kind, object, expected, found) => ({ feature: feature.name, kind, object, expected, found });
}

function compared(
  chart: ChartModel,
  plan: StackPlan,
  rendered: readonly Rendered[],
  limit: MakeLimit,
): readonly ChartLimit[] {
  const different = rendered.flatMap(({ release: { name, namespace, values }, rendering }) =>
    findDifferences(effectiveRelease({ name, namespace, chart, values }), rendering.objects).map((found) =>
      limit('different', found.part, text(found.path, found.computed), text(found.path, found.rendered)),
    ),
  );
  return [
    ...different,
    ...unlinked(plan, rendered).map(({ object, problem }) => limit('unlinked', object, 'it leads somewhere', problem)),
  ];
}

function unlinked(plan: StackPlan, rendered: readonly Rendered[]) {
  const inventories = rendered.map(({ release, rendering }) => inventoryOf(release, rendering));
  const { objects, known, broken } = linkKnown(deliveredObjects(plan), inventories, declaredBy(plan));
  return broken.length > 0 ? broken : certainlyBroken(linkModel(plan.wiring, objects), known);
}

function inventoryOf(release: DeliveredRelease, { objects }: Rendered['rendering']): StoredInventory {
  const { name, namespace, chart, version } = release;
  const inventory = {
    release: name,
    namespace,
    chart: `${chart} ${version}`,
    hash: releaseHash(release),
    objects: pruneObjects(objects),
  };
  return { file: `${name}.json`, release: name, content: { inventory } };
}

function errors(plan: StackPlan): readonly string[] {
  const findings = [...checkEnvironment(plan.environment, {}), ...checkPlan(plan)];
  // What was found out before is found out anew.
  return findings
    .filter(({ id, severity }) => severity === 'error' && id !== 'chart/limit')
    .map(({ problem }) => problem);
}

function unread(chart: ChartModel, own: Parameters<typeof valueProblems>[1]): readonly string[] {
  return valueProblems(chart, own)
    .filter(({ kind }) => kind !== 'null')
    .map(({ path }) => formatPath(path));
}

/** What stands at a path, cut: a whole pod helps nobody. */
function text(path: string | undefined, value: Json | undefined): string {
  const printed = value === undefined ? 'nothing' : JSON.stringify(value);
  const short = printed.length > LONGEST ? `${printed.slice(0, LONGEST)}…` : printed;
  return path === undefined ? short : `${path}: ${short}`;
}

const LONGEST = 120;
