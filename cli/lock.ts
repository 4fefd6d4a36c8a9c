import { Command } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import { chooseEnvironments } from '../lib/environment/choose';
import type { Settings } from '../lib/environment/settings';
import { formatFinding } from '../lib/findings/report';
import { findTool } from '../tools/find';
import { lockEnvironments } from '../verify/lock';
import { chartSource } from './chart-source';

interface Options {
  readonly charts?: string;
  readonly pull: boolean;
  readonly helm?: string;
  readonly all: boolean;
  readonly check: boolean;
  readonly environments: string;
  readonly locks: string;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging lock --pull            all that is missing or stale, with charts from their repositories
  $ cdk8s-logging lock edge --charts DIR one environment, with charts from a folder
  $ cdk8s-logging lock --check --pull    for CI: writes nothing, and fails if an inventory is stale`;

export function command({ environments, locks, charts, pull }: Settings): Command {
  return new Command('lock')
    .description(
      'Writes an inventory of what each release renders to, for `synth` to look up what objects refer to. Renders only what has no inventory, or a stale one.',
    )
    .argument('[environment...]', 'names of environments; all of them if none is named')
    .option('--charts <folder>', 'folder of charts, <name>-<version>/ or <name>-<version>.tgz each', charts)
    .option('--pull', "fetch charts that are missing from their repositories, into the user's cache", pull)
    .option(
      '--helm <program>',
      'the Helm to render with, in place of the one of `cdk8s-logging tools`, or of 3.8 to 4 on the PATH',
    )
    .option('--all', 'render every release, fresh inventories included', false)
    .option('--check', 'write nothing, and fail if an inventory is stale or says something else than Helm', false)
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--locks <folder>', 'folder of the inventories', locks)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(asked: readonly string[], { environments, helm = findTool('helm')?.path, ...options }: Options): void {
  const chosen = chooseEnvironments(environments, asked);
  if ('problem' in chosen) misused(chosen.problem);
  if (chosen.files.length === 0) misused(`There is no environment file in ${environments}/: no inventory was changed.`);
  const { lines, findings, problems, summary } = lockEnvironments({
    ...options,
    ...chosen,
    charts: chartSource(options),
    ...(helm !== undefined && { helm }),
  });
  for (const line of lines) console.log(line);
  for (const problem of [...findings.map(formatFinding), ...problems]) console.error(problem);
  console.log(summary);
  if (findings.length + problems.length > 0) process.exitCode = EXIT.findings;
}
