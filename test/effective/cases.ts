import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ChartName, knownCharts } from '../../lib/charts/catalog';
import type { JsonObject } from '../../lib/kubernetes/json';
import type { ConfiguredRelease } from '../../lib/plan/effective';

/** A release of a chart, invented or of an environment. */
export interface Case {
  readonly title: string;
  readonly release: ConfiguredRelease;

  /** What nobody can tell of it. */
  readonly unknown: readonly string[];
}

interface Written {
  readonly name: string;
  readonly chart: ChartName;
  readonly version: string;
  readonly release?: string;
  readonly namespace?: string;
  readonly values?: JsonObject;
  readonly unknown?: readonly string[];
}

const FOLDER = join(__dirname, 'cases');

/** Anchors keep values together that several cases share. */
const OPTIONS = { merge: true, maxAliasCount: -1 };

export const INVENTED: readonly Case[] = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => (parse(readFileSync(join(FOLDER, file), 'utf8'), OPTIONS) as readonly Written[]).map(readCase));

function readCase({ name, chart, version, release, namespace = 'logging', values = {}, unknown = [] }: Written): Case {
  const model = knownCharts(chart).find((known) => known.version === version);
  if (!model) throw new Error(`${name}: there is no chart ${chart} ${version}`);
  return {
    title: `${chart} ${version}: ${name}`,
    release: { name: release ?? chart, namespace, chart: model, values: structuredClone(values) },
    unknown,
  };
}
