import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { checkEnvironment } from '../lib/checks/all';
import { misused, runCommand } from '../lib/command/command';
import { chooseEnvironments } from '../lib/environment/choose';
import { environmentName } from '../lib/environment/files';
import { loadEnvironments } from '../lib/environment/load';
import { formatFinding } from '../lib/findings/report';
import { configuredRelease, effectiveRelease } from '../lib/plan/effective';
import type { Environment } from '../lib/plan/environment';
import { planStack } from '../lib/plan/plan';
import { plural } from '../lib/units/plural';
import { findTool } from '../tools/find';
import { effectiveDifferences } from './effective';
import { type ChartSource, renderRelease } from './helm';
import { type Renewed, type RenewOptions, removeForgotten, renewInventories } from './renew';

interface Options {
  readonly charts?: string;
  readonly pull: boolean;
  readonly helm?: string;
  readonly all: boolean;
  readonly check: boolean;
  readonly environments: string;
  readonly locks: string;
}

const program = new Command('lock')
  .description(
    'Writes an inventory of what each release renders to, for `npm run synth` to look up what objects refer to. Renders only what has no inventory, or a stale one.',
  )
  .argument('[environment...]', 'names of environments; all of them if none is named')
  .option('--charts <folder>', 'folder of charts, <name>-<version>/ or <name>-<version>.tgz each')
  .option('--pull', 'fetch charts that are missing from their repositories, into .tools/charts/', false)
  .option(
    '--helm <program>',
    'the Helm to render with, in place of the one of `npm run tools`, or of 3.8 to 4 on the PATH',
  )
  .option('--all', 'render every release, fresh inventories included', false)
  .option('--check', 'write nothing, and fail if an inventory is stale or says something else than Helm', false)
  .option('--environments <folder>', 'folder of the environment files', 'environments')
  .option('--locks <folder>', 'folder of the inventories', 'locks')
  .action(run);

function run(asked: readonly string[], { helm, charts, pull, ...options }: Options): void {
  const chosen = chooseEnvironments(options.environments, asked);
  if ('problem' in chosen) misused(chosen.problem);
  const { names, files: all } = chosen;
  if (all.length === 0) misused(`There is no environment file in ${options.environments}/: no inventory was changed.`);
  const files = all.filter((file) => names.length === 0 || names.includes(environmentName(file)));
  if (charts !== undefined && !existsSync(charts)) program.error(`There is no folder ${charts} with charts.`);
  const { environments, findings } = loadEnvironments(files);
  const source = { pull, ...(charts !== undefined && { folder: charts }) };
  const renewal = { ...options, compare, render: renderWith(helm ?? findTool('helm')?.path, source) };
  const results = [
    ...environments.map((environment) => renewOne(environment, renewal)),
    ...(names.length > 0 ? [] : [removeForgotten(files.map(environmentName), renewal)]),
  ];
  for (const line of results.flatMap(({ lines }) => lines)) console.log(line);
  const problems = [
    ...findings.map((finding) => formatFinding(finding)),
    ...results.flatMap((result) => result.problems),
  ];
  for (const problem of problems) console.error(problem);
  console.log(summary(results, problems.length));
  if (problems.length > 0) process.exitCode = 1;
}

/** Checks read what is computed of a release, and pods what Helm renders. */
const compare: RenewOptions['compare'] = (release, objects) => {
  const configured = configuredRelease(release);
  return configured && effectiveDifferences(effectiveRelease(configured), objects);
};

function renderWith(helm: string | undefined, charts: ChartSource): RenewOptions['render'] {
  if (helm === undefined) return () => ({ unavailable: NO_HELM });
  const unreachable = new Set<string | undefined>();
  return (release) => {
    const pull = charts.pull && !unreachable.has(release.repository);
    const rendering = renderRelease(release, { ...charts, pull }, { path: helm });
    if (!('unavailable' in rendering)) return rendering;
    // Helm may have waited for minutes: the other charts of the repository are not worth it.
    unreachable.add(release.repository);
    return charts.pull ? rendering : { unavailable: `${rendering.unavailable}; ${WHERE}` };
  };
}

const NO_HELM = 'there is no Helm 3.8 or newer on the PATH: npm run tools -- helm builds one, and --helm names another';
const WHERE = '--pull fetches charts, and --charts FOLDER names where they are';

function renewOne(environment: Environment, options: RenewOptions): Renewed {
  const { name } = environment;
  const errors = checkEnvironment(environment, {}).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return renewInventories(planStack(environment), options);
  return {
    lines: [],
    problems: [`${name}: the environment has errors, which npm run synth -- ${name} lists`],
    fresh: 0,
  };
}

function summary(results: readonly Renewed[], problems: number): string {
  const lines = results.flatMap((result) => result.lines).length;
  const fresh = results.reduce((sum, result) => sum + result.fresh, 0);
  return `${lines} looked at, ${fresh} fresh and left alone, ${plural(problems, 'problem')}.`;
}

runCommand(program);
