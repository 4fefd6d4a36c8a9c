import { type ChartName, knownCharts } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import type { EffectiveRelease } from '../charts/effective';
import type { Release } from '../charts/release';
import type { DeliveredRelease } from '../rendered/delivered-release';
import { effectiveAlloy } from '../tiers/alloy/effective/effective';
import { effectiveLoki } from '../tiers/loki/effective/effective';
import { effectiveCollector } from '../tiers/otel/effective/effective';
import { effectivePromtail } from '../tiers/promtail/effective/effective';

/** What an effective configuration follows from. */
export type ConfiguredRelease = Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>;

const MODELS: Readonly<Record<string, (release: ConfiguredRelease) => EffectiveRelease>> = {
  loki: effectiveLoki,
  alloy: effectiveAlloy,
  promtail: effectivePromtail,
  'opentelemetry-collector': effectiveCollector,
};

/** No release is changed once it is made, and several checks ask for the same one. */
const computed = new WeakMap<ConfiguredRelease, EffectiveRelease>();

/** Computes what a release runs, as its chart does and without Helm. */
export function effectiveRelease(release: ConfiguredRelease): EffectiveRelease {
  const before = computed.get(release);
  if (before) return before;
  const effective = compute(release);
  computed.set(release, effective);
  return effective;
}

function compute(release: ConfiguredRelease): EffectiveRelease {
  const model = MODELS[release.chart.name];
  if (model) return model(release);
  return { workloads: [], configs: [], unknown: [`nothing is known of the chart ${release.chart.name}`] };
}

/** Finds the chart of a release as an engine is told; nothing if it is of a chart that is not known. */
export function configuredRelease(delivered: DeliveredRelease): ConfiguredRelease | undefined {
  const { name, namespace, values, unknowable } = delivered;
  const chart = unknowable === undefined ? chartOf(delivered) : undefined;
  return chart && { name, namespace, chart, values };
}

function chartOf({ chart, version, repository }: DeliveredRelease): ChartModel | undefined {
  if (!Object.hasOwn(MODELS, chart)) return undefined;
  const known = knownCharts(chart as ChartName).filter((each) => each.version === version);
  return known.find((each) => repository === undefined || each.repository.url === repository.replace(/\/$/, ''));
}
