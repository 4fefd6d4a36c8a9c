import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import * as z from 'zod';
import { type ChartName, findChart } from '../lib/charts/catalog';
import type { WholeModel } from '../lib/charts/model-file';
import { modelFileName, useModel } from '../lib/charts/models';
import { grouped } from '../lib/collections/grouped';
import { runCommand } from '../lib/command/command';
import { printJson } from '../lib/rendered/print-json';
import { plural } from '../lib/units/plural';
import { modelOf, printModel } from '../verify/charts/make-model';
import { proveChart } from '../verify/charts/prove';
import { renderWith } from '../verify/helm';
import { readChartModel } from './chart-model';
import { findTool } from './find';

interface Options {
  readonly charts: string;
  readonly check: boolean;
}

const Versions = z.record(
  z.string(),
  z.record(z.string(), z.strictObject({ whole: z.string(), versions: z.record(z.string(), z.iso.date()) })),
);

/** One version of a chart, and where its model is. */
interface Shipped {
  readonly chart: ChartName;
  readonly publisher: string;
  readonly version: string;
  readonly released: string;
  readonly whole: string;
}

const LIST = join('tools', 'chart-versions.yaml');
const TARGET = 'charts-values';

const command = new Command('chart-models')
  .description('Reads every chart that the package knows, proves it by rendering, and writes charts-values/models/.')
  .requiredOption(
    '--charts <folder>',
    'folder of unpacked charts, <name>-<version>/ or <publisher>/<name>-<version>/ each',
  )
  .option('--check', 'write nothing, and fail if a file would change', false)
  .action(main);

function main({ charts, check }: Options): void {
  const shipped = readList();
  const read = new Map(shipped.map((each) => [modelFileName(each), readOne(each, charts)]));
  // A proof looks at what is known of the other versions as well.
  for (const model of read.values()) useModel(model);
  const models = new Map(shipped.map((each) => [modelFileName(each), prove(each, charts, read)]));
  const files = shipped.map((each) => [modelFileName(each), textOf(each, models)] as const);
  const index = [join('models', 'index.json'), `${printJson(indexOf(shipped, models))}\n`] as const;
  const changed = [...files, index].filter(([name, text]) => renew(join(TARGET, name), text, check));
  console.log(`${plural(files.length, 'model')}, ${changed.length} changed.`);
  if (check && changed.length > 0)
    command.error(`npm run chart-models writes ${changed.map(([name]) => name).join(', ')}`);
}

type Models = ReadonlyMap<string, WholeModel>;

function readList(): readonly Shipped[] {
  const list = Versions.parse(parse(readFileSync(LIST, 'utf8')));
  return Object.entries(list).flatMap(([chart, publishers]) =>
    Object.entries(publishers).flatMap(([publisher, { whole, versions }]) =>
      Object.entries(versions).map(([version, released]) => ({
        chart: chart as ChartName,
        publisher,
        version,
        released,
        whole,
      })),
    ),
  );
}

function folderOf({ chart, publisher, version }: Shipped, charts: string): string {
  const name = `${chart}-${version}`;
  const found = [join(charts, publisher, name), join(charts, name)].find((folder) => existsSync(folder));
  return found ?? command.error(`${charts} has no ${name}`);
}

function readOne(each: Shipped, charts: string): WholeModel {
  const found = readChartModel(folderOf(each, charts));
  return 'problem' in found ? command.error(found.problem) : modelOf(found, each);
}

/** @returns the model with what rendering the chart has shown */
function prove(each: Shipped, charts: string, read: Models): WholeModel {
  const found = findChart(each.chart, { version: each.version, repository: each.publisher });
  if (found.kind !== 'found') return command.error(`${each.publisher} is not in the catalog`);
  const helm = findTool('helm') ?? command.error('npx cdk8s-logging tools helm builds Helm');
  const { proven, limits, ports } = proveChart(found.chart, renderWith(folderOf(each, charts), helm.path));
  console.error(
    `${each.publisher}/${each.chart} ${each.version}: ${proven.length} proven, ${plural(limits.length, 'limit')}`,
  );
  return { ...modelIn(read, each), proven: [...proven], ...(limits.length > 0 && { limits: [...limits] }), ports };
}

/** A whole model, or what differs from the whole one of its publisher. */
function textOf(each: Shipped, models: Models): string {
  const base = each.version === each.whole ? undefined : modelIn(models, { ...each, version: each.whole });
  return printModel(modelIn(models, each), base);
}

function modelIn(models: Models, each: Shipped): WholeModel {
  return models.get(modelFileName(each)) ?? command.error(`There is no ${modelFileName(each)}`);
}

type Facts = Pick<WholeModel, 'appVersion' | 'program'> & { readonly released: string };

/** What is known of each version without its model. */
function indexOf(shipped: readonly Shipped[], models: Models) {
  const facts = shipped.map((each): [string, string, string, Facts] => {
    const { appVersion, program } = modelIn(models, each);
    return [each.chart, each.publisher, each.version, { appVersion, program, released: each.released }];
  });
  const of = (rows: typeof facts) => Object.fromEntries(rows.map(([, , version, each]) => [version, each]));
  const publishers = (rows: typeof facts) =>
    Object.fromEntries([...grouped(rows, ([, publisher]) => publisher)].map(([name, all]) => [name, of([...all])]));
  return Object.fromEntries([...grouped(facts, ([chart]) => chart)].map(([name, all]) => [name, publishers([...all])]));
}

/** @returns whether the file was another one before */
function renew(file: string, content: string, check: boolean): boolean {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (!check) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return before !== content;
}

void runCommand(command);
