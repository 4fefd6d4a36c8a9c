import { Argument, Command, Option } from 'commander';
import { CHART_NAMES, type ChartName, findChart } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { EXIT, misused } from '../../lib/command/command';
import { chooseEnvironments } from '../../lib/environment/choose';
import { loadEnvironments } from '../../lib/environment/load';
import type { Settings } from '../../lib/environment/settings';
import { formatFinding } from '../../lib/findings/report';
import { chartOf } from '../../lib/plan/with-chart';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { findTool } from '../../tools/find';
import { diffCharts } from '../../verify/charts/diff';
import { printDiff } from '../../verify/charts/print-diff';
import { renderRelease } from '../../verify/helm';
import type { Rendering } from '../../verify/material';
import { chartSource } from '../chart-source';

interface Options {
  readonly charts?: string;
  readonly pull: boolean;
  readonly format: 'text' | 'json';
  readonly environments: string;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging charts diff loki 6.49.0 7.3.0 --pull     with what both versions render
  $ cdk8s-logging charts diff alloy 1.5.0 1.11.1 --format json`;

export function command({ charts, pull, environments }: Settings): Command {
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
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(name: ChartName, from: string, to: string, asked: readonly string[], options: Options): void {
  const chosen = chooseEnvironments(options.environments, asked);
  if ('problem' in chosen) misused(chosen.problem);
  const { environments, findings } = loadEnvironments(chosen.files);
  for (const found of findings) console.error(formatFinding(found));
  if (findings.length > 0) process.exitCode = EXIT.findings;
  const installing = environments.filter((environment) => chartOf(environment, name) !== undefined);
  const diff = diffCharts([known(name, from), known(name, to)], installing, renderer(options));
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(diff, undefined, 2)}\n` : printDiff(diff));
}

function known(name: ChartName, version: string): ChartModel {
  const found = findChart(name, { version });
  if (found.kind === 'found' && found.chart.modelled === version) return found.chart;
  return misused(
    `Nothing is known of ${name} ${version}: npx cdk8s-logging charts add ${name} ${version} --pull reads it.`,
  );
}

function renderer(options: Options): (release: DeliveredRelease) => Rendering {
  const helm = findTool('helm');
  const charts = chartSource(options);
  if (!helm) return () => ({ unavailable: 'there is no Helm: npx cdk8s-logging tools helm builds one' });
  return (release) => renderRelease(release, charts, helm);
}
