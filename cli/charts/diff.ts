import { Argument, Command, Option } from 'commander';
import { CHART_NAMES, type ChartName, findChart } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { misused } from '../../lib/command/command';
import type { Settings } from '../../lib/environment/settings';
import { printDiff } from '../../verify/charts/print-diff';
import { differenceFor, type Sources } from './compare';

interface Options extends Sources {
  readonly format: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging charts diff loki 6.49.0 7.3.0 --pull     with what both versions render
  $ cdk8s-logging charts diff alloy 1.5.0 1.11.1 --format json`;

export function command({ charts, pull, environments, locks }: Settings): Command {
  return new Command('diff')
    .description('Tells what another version of a chart means for the environments of this repository.')
    .addArgument(new Argument('<name>', 'name of the chart').choices(CHART_NAMES))
    .argument('<from>', 'version now')
    .argument('<to>', 'version to come')
    .argument('[environment...]', 'names of environments; all that install the chart if none is named')
    .option('--charts <folder>', 'folder of charts, <name>-<version>/ or <name>-<version>.tgz each', charts)
    .option('--pull', "fetch charts that are missing from their repositories, into the user's cache", pull)
    .addOption(new Option('--format <name>', 'how it is printed').choices(['text', 'json']).default('text'))
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--locks <folder>', 'folder of the inventories', locks)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(name: ChartName, from: string, to: string, asked: readonly string[], options: Options): void {
  const diff = differenceFor([known(name, from), known(name, to)], asked, options);
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(diff, undefined, 2)}\n` : printDiff(diff));
}

function known(name: ChartName, version: string): ChartModel {
  const found = findChart(name, { version });
  if (found.kind === 'found' && found.chart.modelled === version) return found.chart;
  return misused(
    `Nothing is known of ${name} ${version}: npx cdk8s-logging charts add ${name} ${version} --pull reads it.`,
  );
}
