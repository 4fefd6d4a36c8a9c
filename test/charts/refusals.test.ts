import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { knownCharts } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { effectiveValues } from '../../lib/charts/defaults';
import type { Refusal } from '../../lib/charts/refusal';
import type { JsonObject } from '../../lib/kubernetes/json';
import { alloyRefusals } from '../../lib/tiers/alloy/refusals';
import { dialectOf } from '../../lib/tiers/loki/dialect';
import { otelRefusals } from '../../lib/tiers/otel/refusals';
import { findTool } from '../../tools/find';
import { REFUSAL_CASES } from './refusals-cases';

// What charts refuse: each condition, and its neighbours. CHARTS=FOLDER, with the unpacked charts, asks the real Helm.

const CHARTS = process.env.CHARTS;
const HELM = findTool('helm')?.path;

const charts = (['loki', 'alloy', 'opentelemetry-collector'] as const).flatMap((name) => knownCharts(name));

function chartNamed(text: string): ChartModel {
  const chart = charts.find(({ name, version }) => `${name} ${version}` === text);
  if (!chart) throw new Error(`no chart ${text}`);
  return chart;
}

function refusalsOf(chart: ChartModel): readonly Refusal[] {
  if (chart.name === 'loki') return dialectOf(chart).refusals;
  return chart.name === 'alloy' ? alloyRefusals(chart.version) : otelRefusals(chart.version);
}

test.each(REFUSAL_CASES)('$chart: $title', ({ chart: text, values, refused }) => {
  const chart = chartNamed(text);
  const found = refusalsOf(chart).flatMap((refusal) => refusal(effectiveValues(chart, values)));
  expect(found.length > 0).toBe(refused);
});

test.each([
  ['Distributed', 'write'],
  ['SimpleScalable', 'ingester'],
])('of pods that can not run beside each other, those are blamed that the mode %s does not run', (mode, blamed) => {
  const values: JsonObject = {
    deploymentMode: mode,
    loki: { storage: { type: 's3' } },
    ...Object.fromEntries(['singleBinary', 'read', 'backend'].map((key) => [key, { replicas: 0 }])),
    ...Object.fromEntries(['write', 'ingester'].map((key) => [key, { replicas: 3 }])),
  };
  const chart = chartNamed('loki 18.11.0');
  const found = refusalsOf(chart).flatMap((refusal) => refusal(effectiveValues(chart, values)));
  expect(found.filter(({ path }) => path.at(-1) === 'replicas').map(({ path }) => path[0])).toEqual([blamed]);
});

(CHARTS && HELM ? test.each(REFUSAL_CASES) : test.skip.each(REFUSAL_CASES))(
  'Helm on $chart: $title',
  ({ chart, values, refused }) => {
    expect(helmFails(chart, values)).toBe(refused);
  },
);

function helmFails(chart: string, values: JsonObject): boolean {
  const folder = join(CHARTS ?? '', chart.replace(' ', '-'));
  const args = ['template', 'x', folder, '--kube-version', '1.34.2', '--values', '-'];
  const { status, stderr } = spawnSync(HELM ?? '', args, { input: JSON.stringify(values), encoding: 'utf8' });
  if (status !== 0 && !/\): |Error: /.test(stderr)) throw new Error(stderr);
  return status !== 0;
}
