import { readFileSync, writeFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { type ChartName, findChart, knownVersions } from '../../lib/charts/catalog';
import { nearestVersions } from '../../lib/charts/versions';
import { grouped } from '../../lib/collections/grouped';
import { EXIT, misused } from '../../lib/command/command';
import { type ChartInUse, chartsInUse } from '../../lib/environment/charts/in-use';
import { CHART_PLACES } from '../../lib/environment/charts/places';
import { type ChartUpgrade, chartUpgrades, upgradedChart } from '../../lib/environment/charts/upgrade';
import { upgradedFiles } from '../../lib/environment/charts/upgrade-files';
import { chooseEnvironments } from '../../lib/environment/choose';
import { namedFiles } from '../../lib/environment/files';
import type { Settings } from '../../lib/environment/settings';
import { readTextFile } from '../../lib/environment/text-file';
import { inReadingOrder } from '../../lib/findings/located-finding';
import { formatFindings } from '../../lib/findings/report';
import { visibleLine } from '../../lib/syntax/visible';
import { printDiff } from '../../verify/charts/print-diff';
import { differenceFor, type Sources } from './compare';

interface Options extends Sources {
  readonly env: readonly string[];
  readonly to?: string;
  readonly dryRun: boolean;
  readonly environments: string;
  readonly locks: string;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging charts upgrade --dry-run         shows which charts there are newer ones of
  $ cdk8s-logging charts upgrade loki --env edge   writes the newest Loki that is known into the file of edge
  $ cdk8s-logging charts upgrade loki --to 7.3.0   writes this version, newer or not

An environment whose file names no version keeps the one in its lock until this command writes a newer one.`;

export function command({ environments, locks, charts, pull }: Settings): Command {
  const names = [...new Set(CHART_PLACES.map(({ name }) => name))];
  return new Command('upgrade')
    .description('Writes newer versions of charts into environment files, at the place where each is pinned.')
    .addArgument(new Argument('[name]', 'name of a chart; all of them if none is named').choices(names))
    .option('--env <environment...>', 'names of environments; all of them if none is named', [])
    .option('--to <version>', 'exact version of the chart that is named (default: the newest that is known)')
    .option('--charts <folder>', 'folder of charts, <name>-<version>/ or <name>-<version>.tgz each', charts)
    .option('--pull', "fetch charts that are missing from their repositories, into the user's cache", pull)
    .option('--dry-run', 'write nothing, and show what would change', false)
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--locks <folder>', 'folder of the inventories', locks)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(name: ChartName | undefined, options: Options): void {
  const { to, dryRun } = options;
  if (to !== undefined && name === undefined)
    misused('--to takes the name of a chart: charts upgrade loki --to 7.3.0.');
  const { all, asked } = chartsOf(options);
  const charts = asked.filter((chart) => name === undefined || chart.name === name);
  if (charts.length === 0) misused('No environment that is meant installs the chart: nothing was changed.');
  const upgrades = chartUpgrades(charts, to);
  const impossible = upgrades.flatMap((upgrade) => refusal(upgrade) ?? []);
  if (impossible.length > 0) misused(...new Set(impossible), 'Nothing was written.');
  const { texts, byHand } = upgradedFiles(upgrades, readWhole);
  if (!dryRun) for (const [file, text] of texts) writeFileSync(file, text);
  for (const chart of charts) print(chartLine(chart, upgrades));
  for (const upgrade of byHand) console.error(visibleLine(handLine(upgrade)));
  for (const line of sharedLines(upgrades, all)) print(line);
  for (const [, same] of grouped(upgrades, ({ name: of, version, to: other }) => `${of} ${version} ${other}`))
    process.stdout.write(`\n${meaning(same, options)}\n`);
  print(summary(texts.size, dryRun));
  if (byHand.length > 0) process.exitCode = EXIT.findings;
}

/** The charts of all environments, since several may share a pin, and those of the ones that are meant. */
function chartsOf({ environments, locks, env }: Options) {
  const chosen = chooseEnvironments(environments, env);
  if ('problem' in chosen) misused(chosen.problem);
  const { files, names } = chosen;
  const each = files.map((file) => [file, chartsInUse(file, { read: readTextFile, locks })] as const);
  const meant = namedFiles(files, names.length === 0 ? 'all' : names);
  const findings = each.flatMap(([file, found]) => ('findings' in found && meant.includes(file) ? found.findings : []));
  if (findings.length > 0) misused(...formatFindings(inReadingOrder(findings)).split('\n'), '', 'Nothing was written.');
  const charts = each.flatMap(([file, found]) =>
    'charts' in found ? found.charts.map((chart) => ({ chart, isMeant: meant.includes(file) })) : [],
  );
  return {
    all: charts.map(({ chart }) => chart),
    asked: charts.flatMap(({ chart, isMeant }) => (isMeant ? [chart] : [])),
  };
}

function refusal(upgrade: ChartUpgrade): string | undefined {
  const { name, to, pin } = upgrade;
  const lookup = upgradedChart(upgrade);
  if (lookup.kind === 'found' && lookup.chart.modelled === to) return undefined;
  if (lookup.kind !== 'other-repository')
    return `Nothing is known of the chart ${name} ${to}: npx cdk8s-logging charts add ${name} ${to} --pull reads it. Known are ${nearestVersions(to, knownVersions(name)).join(', ')} and others.`;
  const { file, position } = pin;
  return `The chart ${name} ${to} is published by ${lookup.chart.publisher}, and ${file}:${position.line} names another repository: delete it there, or name this one.`;
}

/** What the same upgrade means for the environments that get it. */
function meaning(upgrades: readonly ChartUpgrade[], options: Options): string {
  const [first] = upgrades;
  const [from, to] = [first?.version, first?.to].map(
    (version) => first && findChart(first.name, { version: version ?? '' }),
  );
  if (from?.kind !== 'found' || to?.kind !== 'found') return '';
  const names = upgrades.map(({ environment }) => environment);
  return printDiff(differenceFor([from.chart, to.chart], names, options));
}

/** A mark of the order of bytes is no part of YAML, and stays where it is. */
function readWhole(file: string): string {
  return readFileSync(file, 'utf8');
}

const FROM: { readonly [From in ChartInUse['from']]: string } = {
  file: '',
  lock: ', from its lock',
  tool: ', the default of this version of the command',
};

function chartLine(chart: ChartInUse, upgrades: readonly ChartUpgrade[]): string {
  const { environment, name, version, from, newest, pin } = chart;
  const upgrade = upgrades.find((each) => each.environment === environment && each.name === name);
  const head = `${environment}  ${name} ${version}${FROM[from]}`;
  if (upgrade) return `${head} → ${upgrade.to}  ${pin.file}:${pin.position.line}`;
  return newest === version ? `${head}: the newest that is known` : `${head}: stays`;
}

function handLine({ environment, name, to, pin }: ChartUpgrade): string {
  return `${pin.file}:${pin.position.line} can not be changed without what else stands there: write ${to} at ${pin.path.join('.')} for the chart ${name} of ${environment} by hand.`;
}

/** Who extends a file gets what is written there. */
function sharedLines(upgrades: readonly ChartUpgrade[], all: readonly ChartInUse[]): readonly string[] {
  const isSame = ({ pin: a }: ChartInUse, { pin: b }: ChartInUse) =>
    a.file === b.file && a.path.join('.') === b.path.join('.');
  const others = all.filter(
    (chart) =>
      chart.from === 'file' &&
      upgrades.some((upgrade) => isSame(upgrade, chart)) &&
      !upgrades.some(({ environment, name }) => environment === chart.environment && name === chart.name),
  );
  return others.map(({ environment, name, pin }) => `${environment}  ${name} changes as well: it extends ${pin.file}`);
}

function summary(files: number, dryRun: boolean): string {
  if (files === 0) return 'Nothing was changed.';
  const changed = `${files === 1 ? 'One file' : `${files} files`} ${dryRun ? 'would be changed' : 'changed'}.`;
  return dryRun ? changed : `${changed} Next: npx cdk8s-logging lock --pull, then npx cdk8s-logging synth.`;
}

function print(line: string): void {
  console.log(visibleLine(line));
}
