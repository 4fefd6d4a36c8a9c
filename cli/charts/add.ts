import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { CHART_NAMES, type ChartName, knownVersions, publisherOf, repositoryUrl } from '../../lib/charts/catalog';
import { sourcedRepository } from '../../lib/charts/source';
import { isExactVersion, nearestVersions } from '../../lib/charts/versions';
import { EXIT, misused } from '../../lib/command/command';
import { baseLayers } from '../../lib/environment/base-layer';
import { chartSources } from '../../lib/environment/schema/chart-sources';
import type { Settings } from '../../lib/environment/settings';
import { writeFiles } from '../../lib/output/write-files';
import { findTool } from '../../tools/find';
import { type Added, addChart } from '../../verify/charts/add-chart';
import { obtainChart, renderWith } from '../../verify/helm';
import { coloursFor } from '../colours';

interface Options {
  readonly chart?: string;
  readonly pull: boolean;
  readonly repository?: string;
  readonly charts?: string;
  readonly released?: string;
  readonly chartsValues: string;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging charts add loki 7.4.0 --pull                      from the repository that publishes it
  $ cdk8s-logging charts add alloy 1.12.0 --chart alloy-1.12.0.tgz  from an archive, or from a folder
  $ cdk8s-logging charts add loki 7.4.0 --pull --repository oci://registry.example.com/mirror`;

export function command({ charts, pull, ...settings }: Settings): Command {
  return new Command('add')
    .description(
      'Makes a version of a chart known: reads its templates, renders it in every form that an environment can ask for, and writes what was found out as one file.',
    )
    .addArgument(new Argument('<name>', 'name of the chart').choices(CHART_NAMES))
    .argument('<version>', 'exact version')
    .option('--chart <path>', 'the chart itself, a folder or an archive')
    .option('--pull', "fetch it, into the user's cache", pull)
    .option('--repository <name>', 'who publishes it, or the URL to fetch it from')
    .option('--charts <folder>', 'folder of charts, <name>-<version>/ or <name>-<version>.tgz each', charts)
    .option('--released <day>', 'the day of its release, for checks of schema periods')
    .option(
      '--charts-values <folder>',
      'folder that is written, where models of this repository are',
      settings['charts-values'],
    )
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(name: ChartName, version: string, options: Options): void {
  if (!isExactVersion(version)) misused(`${version} is no exact version, such as 7.3.0.`);
  const helm =
    findTool('helm')?.path ?? misused('There is no Helm 3.8 or newer: npx cdk8s-logging tools helm builds one.');
  const { publisher, url } = source(name, version, options);
  const path = chartAt(name, version, url, options, helm);
  const bar = process.stderr.isTTY ? (what: string) => process.stderr.write(`\r\u001b[K${what}`) : undefined;
  const added = addChart({
    name,
    version,
    publisher,
    path,
    ...(options.released !== undefined && { released: options.released }),
    render: renderWith(path, helm),
    ...(bar && { told: (what) => bar(`rendering ${what}`) }),
  });
  bar?.('');
  if ('problem' in added) fail(added.problem);
  else write(added, options);
}

function write({ file, lines }: Extract<Added, { readonly file: unknown }>, { chartsValues }: Options): void {
  writeFiles(chartsValues, [file], []);
  for (const line of lines) console.log(line);
  console.log(coloursFor(process.stdout).added(`${join(chartsValues, file.path)} is written: commit it.`));
}

function source(name: ChartName, version: string, { repository }: Options): { publisher: string; url: string } {
  const publisher =
    publisherOf(name, version) ??
    misused(`Nobody is known to publish ${name} ${version}: --repository names who does.`);
  if (repository === undefined) return { publisher, url: pulledFrom(publisher) ?? '' };
  const url = pulledFrom(repository);
  if (url !== undefined) return { publisher: repository, url };
  if (!/^(https?|oci):\/\//.test(repository))
    misused(`There is no chart repository ${repository}: name one of the catalog, or a URL.`);
  return { publisher, url: repository };
}

/** A mirror of the settings comes before the publisher itself. */
function pulledFrom(publisher: string): string | undefined {
  const [base] = baseLayers();
  const { data: sources } = chartSources.safeParse(base?.data.chartSources);
  const url = repositoryUrl(publisher);
  return url === undefined || sources === undefined ? url : sourcedRepository({ name: publisher, url }, sources).url;
}

function chartAt(
  name: ChartName,
  version: string,
  url: string,
  { chart, charts, pull }: Options,
  helm: string,
): string {
  if (chart !== undefined) return existsSync(chart) ? chart : misused(`There is no chart at ${chart}.`);
  const found = obtainChart(
    { chart: name, version, repository: url },
    { pull, ...(charts !== undefined && { folder: charts }) },
    helm,
  );
  if ('path' in found) return found.path;
  const near = nearestVersions(version, knownVersions(name)).join(', ');
  const ways = pull ? '' : ' --pull fetches it, and --chart names it where it is here.';
  return misused(`${found.unavailable}.${ways} Known versions near it are ${near}.`);
}

function fail(problem: string): void {
  console.error(`${problem}. Nothing was written.`);
  process.exitCode = EXIT.findings;
}
