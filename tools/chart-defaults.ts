import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import { type ChartName, knownCharts } from '../lib/charts/catalog';
import { runCommand } from '../lib/command/command';
import { isJsonObject, type Json, type JsonObject } from '../lib/kubernetes/json';
import { printJson } from '../lib/rendered/print-json';
import { plural } from '../lib/units/plural';

interface Options {
  readonly charts: string;
  readonly check: boolean;
}

/** Subcharts whose pods are part of the stack, by the key under which Helm merges their values. */
const SUBCHARTS: Readonly<Record<ChartName, Readonly<Record<string, string>>>> = {
  loki: { minio: 'minio', rollout_operator: 'rollout-operator' },
  alloy: {},
  'opentelemetry-collector': {},
  promtail: {},
};

const TARGET = join('charts-values', 'defaults');

const command = new Command('chart-defaults')
  .description('Writes the default values of every known chart as data, for the models of what charts render to.')
  .requiredOption('--charts <folder>', 'folder of unpacked charts, <name>-<version>/ each')
  .option('--check', 'write nothing, and fail if a file says something else than the chart', false)
  .action(main);

function main({ charts, check }: Options): void {
  const files = (Object.keys(SUBCHARTS) as readonly ChartName[]).flatMap((name) =>
    knownCharts(name).map(({ version }) => ({ name, folder: `${name}-${version}` })),
  );
  const missing = files.filter(({ folder }) => !existsSync(join(charts, folder, 'values.yaml')));
  if (missing.length > 0) command.error(`${charts} lacks ${missing.map(({ folder }) => folder).join(', ')}.`);
  mkdirSync(TARGET, { recursive: true });
  const differing = files.filter(({ name, folder }) => renew(join(charts, folder), name, folder, check));
  console.log(`${plural(files.length, 'chart')}, ${differing.length} with other defaults than before.`);
  if (!check || differing.length === 0) return;
  for (const { folder } of differing)
    console.error(`${folder}: npm run chart-defaults -- --charts ${charts} writes it`);
  process.exitCode = 1;
}

/** @returns whether the file was another one before */
function renew(chart: string, name: ChartName, folder: string, check: boolean): boolean {
  const file = join(TARGET, `${folder}.json`);
  const content = `${printJson(defaultsOf(chart, name))}\n`;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (!check) writeFileSync(file, content);
  return before !== content;
}

/** What the chart says of a subchart goes before what the subchart says. */
function defaultsOf(chart: string, name: ChartName): JsonObject {
  const own = readValues(chart);
  const below = Object.entries(SUBCHARTS[name]).map(([key, subchart]) => {
    const said = own[key];
    return [key, over(readValues(join(chart, 'charts', subchart)), isJsonObject(said) ? said : {})] as const;
  });
  return asData({ ...own, ...Object.fromEntries(below) });
}

function readValues(chart: string): JsonObject {
  const values: unknown = parse(readFileSync(join(chart, 'values.yaml'), 'utf8'), { merge: true });
  if (!isJsonObject(values)) throw new Error(`${chart}/values.yaml holds no map`);
  return values;
}

/** Of two defaults the chart's counts, a `null` among them too. */
function over(defaults: JsonObject, values: JsonObject): JsonObject {
  const merged = Object.entries(values).map(([key, value]) => {
    const before = defaults[key];
    return [key, isJsonObject(before) && isJsonObject(value) ? over(before, value) : value] as const;
  });
  return { ...defaults, ...Object.fromEntries(merged) };
}

/** Sorts maps, and leaves out texts of several lines and templates. */
function asData(map: JsonObject): JsonObject {
  const keys = Object.keys(map).sort();
  return Object.fromEntries(keys.flatMap((key) => kept(map[key]).map((value) => [key, value] as const)));
}

function kept(value: Json | undefined): readonly Json[] {
  if (value === undefined || isText(value)) return [];
  if (Array.isArray(value)) return [value.flatMap(kept)];
  return [isJsonObject(value) ? asData(value) : value];
}

function isText(value: Json): boolean {
  return typeof value === 'string' && (value.includes('\n') || value.includes('{{'));
}

void runCommand(command);
