import * as z from 'zod';
import { readChartFile } from '../charts/values';
import type { Program } from '../wiring/workload';

/** The labels of each metric, without those that scraping adds. */
export type MetricLabels = ReadonlyMap<string, readonly string[]>;

const Names = z.record(z.string(), z.array(z.string()));

/** A file of charts-values/metrics/: what one program serves, by the source file that says so. */
const MetricList = z.strictObject({
  about: z.string(),
  groups: z.array(
    z.strictObject({
      source: z.string(),
      since: z.string().optional(),
      until: z.string().optional(),
      labels: z.array(z.string()).default([]),
      metrics: Names.default({}),
      histograms: Names.default({}),
    }),
  ),
});

type MetricGroup = z.infer<typeof MetricList>['groups'][number];

/** What a cluster with the Prometheus Operator brings: Prometheus itself, API server, kubelet, kube-state-metrics. */
const PLATFORM = ['prometheus', 'kube-apiserver', 'kubelet', 'kube-state-metrics'] as const;

/** Lists the metrics that a program serves at its version. */
export function programMetrics({ name, version, countsGo = true }: Program): MetricLabels {
  return joinMetrics([listed(name, version), ...(countsGo ? [listed('go')] : [])]);
}

/** Lists the metrics that the platform serves, whatever runs on it. */
export function platformMetrics(): MetricLabels {
  return joinMetrics(PLATFORM.map((name) => listed(name)));
}

/** A metric that several programs serve has the labels of all. */
export function joinMetrics(parts: readonly MetricLabels[]): MetricLabels {
  const joined = new Map<string, readonly string[]>();
  for (const [name, labels] of parts.flatMap((part) => [...part])) {
    joined.set(name, [...new Set([...(joined.get(name) ?? []), ...labels])]);
  }
  return joined;
}

const served = new Map<string, MetricLabels>();

/** The same for every workload that runs a program, and for every environment. */
function listed(name: string, version?: string): MetricLabels {
  const key = `${name} ${version}`;
  const known = served.get(key) ?? readList(name, version);
  served.set(key, known);
  return known;
}

function readList(name: string, version: string | undefined): MetricLabels {
  const { groups } = MetricList.parse(JSON.parse(readChartFile(`metrics/${name}.json`)));
  return joinMetrics(groups.filter((group) => version === undefined || serves(group, version)).map(groupMetrics));
}

function groupMetrics({ labels, metrics, histograms }: MetricGroup): MetricLabels {
  const all = Object.entries(metrics).map(([name, own]) => [name, [...labels, ...own]] as const);
  for (const [name, own] of Object.entries(histograms)) {
    all.push([`${name}_bucket`, [...labels, ...own, 'le']]);
    all.push([`${name}_count`, [...labels, ...own]], [`${name}_sum`, [...labels, ...own]]);
  }
  return new Map(all);
}

function serves({ since, until }: MetricGroup, version: string): boolean {
  return (
    (since === undefined || compareVersions(version, since) >= 0) &&
    (until === undefined || compareVersions(version, until) <= 0)
  );
}

/** By numbers, as many as the bound has: `1.7.5` is `1.7`, and before `1.12`. */
function compareVersions(version: string, bound: string): number {
  const [own = [], numbers = []] = [version, bound].map((text) => text.split('.').map(Number));
  const at = numbers.findIndex((number, index) => number !== own[index]);
  return at === -1 ? 0 : (own[at] ?? 0) - (numbers[at] ?? 0);
}
