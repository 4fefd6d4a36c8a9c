import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import { chooseEnvironments } from '../lib/environment/choose';
import { deliveredFolder, type Settings } from '../lib/environment/settings';
import { FORMAT_NAMES, type FormatName, formatFindingsAs } from '../lib/findings/formats/all';
import type { LocatedFinding } from '../lib/findings/located-finding';
import { FINDING_KINDS } from '../lib/synth/finding-kinds';
import { plural } from '../lib/units/plural';
import { version } from '../package.json';
import { chartSource } from './chart-source';
import { checkRepository } from './check/check-repository';
import { recordsHere } from './records';
import { wayToRoot } from './repository-here';

interface Options {
  readonly format: FormatName;
  readonly strict: boolean;
  readonly environments: string;
  readonly output: string;
  readonly locks: string;
  readonly charts?: string;
  readonly pull: boolean;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging check                    for people, before a commit
  $ cdk8s-logging check --format github    for a workflow of GitHub: findings annotate files
  $ cdk8s-logging check --pull             has Helm render what inventories say, with charts from their repositories`;

export function command(settings: Settings, build?: string): Command {
  const { environments, output, locks, charts, pull } = settings;
  return new Command('check')
    .description(
      'Looks whether all that is committed is right, and writes nothing: no errors, the output is what a synth writes, inventories are fresh, everything leads somewhere.',
    )
    .addOption(new Option('--format <name>', 'how findings are printed').choices(FORMAT_NAMES).default('text'))
    .option('--strict', 'fail for warnings as well, and for what could not be looked at', false)
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--output <folder>', 'folder that synth writes to', output)
    .option('--locks <folder>', 'folder of the inventories of what releases render to', locks)
    .option('--charts <folder>', 'folder of charts, <name>-<version>/ or <name>-<version>.tgz each', charts)
    .option('--pull', "fetch charts that are missing from their repositories, into the user's cache", pull)
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => run(options, settings, build));
}

function run({ format, strict, ...options }: Options, settings: Settings, build: string | undefined): void {
  const chosen = chooseEnvironments(options.environments, []);
  if ('problem' in chosen) misused(chosen.problem);
  const records = recordsHere(settings, build);
  const findings = checkRepository({
    ...options,
    charts: chartSource(options),
    files: chosen.files,
    delivered: deliveredFolder(settings),
    ...(records && { records }),
  });
  const text = formatFindingsAs(format, findings, {
    kinds: FINDING_KINDS,
    version,
    folder: process.cwd(),
    root: resolve(wayToRoot() ?? '.'),
    textOf: (file) => (chosen.files.includes(file) ? readFileSync(file, 'utf8') : undefined),
  });
  (format === 'text' ? process.stderr : process.stdout).write(text);
  if (findings.some((found) => isBad(found, strict))) process.exitCode = EXIT.findings;
  else if (format === 'text')
    console.log(
      `${plural(chosen.files.length, 'environment')}: ${options.output}/ is what they say, and all of it is wired.`,
    );
}

function isBad({ finding: { severity } }: LocatedFinding, strict: boolean): boolean {
  return severity === 'error' || strict;
}
