import { Command, Option } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import { outputProblem } from '../lib/command/folders';
import { chooseEnvironments } from '../lib/environment/choose';
import { environmentName } from '../lib/environment/files';
import { deliveredFolder, SETTINGS_FILE, type Settings } from '../lib/environment/settings';
import { toText } from '../lib/findings/formats/text';
import { describeChanges } from '../lib/output/changes';
import { DISK } from '../lib/output/disk-findings';
import { writtenEnvironments } from '../lib/output/present';
import type { FileChange, WriteResult } from '../lib/output/write';
import { visibleLine } from '../lib/syntax/visible';
import { NO_ENVIRONMENT } from '../lib/synth/emptied';
import type { SynthOptions } from '../lib/synth/options';
import { type SynthResult, synthesize } from '../lib/synth/synth';
import { plural } from '../lib/units/plural';
import { coloursFor } from './colours';
import { recordsHere } from './records';

interface Options {
  readonly environments: string;
  readonly output: string;
  readonly locks: string;
  readonly enabled?: 'true' | 'false';
  readonly remove: readonly string[];
  readonly verbose: boolean;
  readonly diff: boolean;
  readonly watch: boolean;
  readonly full: boolean;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging synth                  all environments, or nothing if one has an error
  $ cdk8s-logging synth edge             this one only
  $ cdk8s-logging synth --diff           shows what would change, and writes nothing
  $ cdk8s-logging synth --watch          writes on each save, and shows what has changed
  $ cdk8s-logging synth --remove edge    takes out what was written of an environment that has no file any more`;

export function command(settings: Settings, build?: string): Command {
  return new Command('synth')
    .description('Synthesizes the logging stack of each environment file into a folder of YAML.')
    .argument('[environment...]', 'names of environments, each judged for itself; all or nothing if none is named')
    .option('--environments <folder>', 'folder of the environment files', settings.environments)
    .option('--output <folder>', 'folder to write to', settings.output)
    .option('--locks <folder>', 'folder of the records of what releases render to', settings.locks)
    .option('--remove <environment...>', 'environments without a file that shall go even if no other is left', [])
    .option('--verbose', 'list every file that was written or removed, and show new ones whole', false)
    .option('--diff', 'write nothing, and show what would change', false)
    .option('--watch', 'write on each save, and show what has changed, until it is interrupted', false)
    .option('--full', 'compute everything, whatever earlier runs have left', false)
    .addOption(
      new Option('--enabled <boolean>', 'switches the named stacks on or off, whatever their files say')
        .choices(['true', 'false'])
        .env('ENABLE_LOGGING'),
    )
    .addHelpText('after', EXAMPLES)
    .action((asked: readonly string[], options: Options) => run(asked, options, { settings, build }));
}

interface Surroundings {
  readonly settings: Settings;
  readonly build: string | undefined;
}

async function run(asked: readonly string[], options: Options, surroundings: Surroundings): Promise<void> {
  const { environments, output, remove } = options;
  const chosen = chooseEnvironments(environments, asked);
  const problem = 'problem' in chosen ? chosen.problem : outputProblem(output, environments);
  if ('problem' in chosen || problem !== undefined) misused(`${problem}`, untouched(output));
  const { files } = chosen;
  const removal = removalProblem(remove, { files: files.map(environmentName), output });
  if (removal !== undefined) misused(removal, untouched(output));
  if (options.watch) return watch(options, surroundings.settings);

  const changes: FileChange[] = [];
  const outcome = synthesize(synthOptions(chosen, options, surroundings, changes));
  process.stderr.write(toText(outcome.findings));
  if (options.diff || isWatched()) await printDiff(changes, options);
  if (outcome.result) printChanges(outcome, outcome.result, options);
  else console.error(visibleLine(untouched(output)));
  process.exitCode = exitCode(outcome);
}

function synthOptions(
  { names, files }: { readonly names: readonly string[]; readonly files: readonly string[] },
  { output, locks, enabled, remove, diff, full }: Options,
  { settings, build }: Surroundings,
  changes: FileChange[],
): SynthOptions {
  const records = full ? undefined : recordsHere(settings, build);
  return {
    files,
    output,
    locks,
    removed: remove,
    scope: names.length > 0 ? [...names, ...remove] : 'all',
    write: !diff,
    delivered: deliveredFolder(settings),
    ...(enabled !== undefined && { enabled: enabled === 'true' }),
    ...(records && { records }),
    ...((diff || isWatched()) && { onChange: (change) => changes.push(change) }),
  };
}

/** Set for the runs of `--watch`. */
const WATCHED = 'CDK8S_LOGGING_WATCHED';

function isWatched(): boolean {
  return process.env[WATCHED] === '1';
}

async function watch({ environments, locks }: Options, settings: Settings): Promise<void> {
  const { watchAndRun } = await import('./synth/watch');
  const args = process.argv.slice(2).filter((argument) => argument !== '--watch');
  process.env[WATCHED] = '1';
  watchAndRun([environments, locks, settings['charts-values'], SETTINGS_FILE], args);
}

async function printDiff(
  changes: readonly FileChange[],
  { output, verbose: whole }: Pick<Options, 'output' | 'verbose'>,
): Promise<void> {
  const { describeDiff } = await import('./synth/describe-diff');
  const colours = coloursFor(process.stdout);
  for (const change of changes) {
    const named = { ...change, path: `${output}/${change.path}` };
    for (const line of describeDiff(named, { colours, whole })) console.log(line);
  }
}

function removalProblem(
  removed: readonly string[],
  { files, output }: { readonly files: readonly string[]; readonly output: string },
): string | undefined {
  const kept = removed.find((name) => files.includes(name));
  if (kept !== undefined) return `${kept} has a file: delete that, or ${output}/${kept} would be written again.`;
  const written = writtenEnvironments(output);
  const unknown = removed.find((name) => !written.includes(name));
  return unknown && `${output}/ holds nothing of ${unknown}. It holds: ${written.join(', ') || 'nothing'}.`;
}

function printChanges(
  { environments, refused }: SynthResult,
  result: WriteResult,
  { output, verbose, diff }: Pick<Options, 'output' | 'verbose' | 'diff'>,
): void {
  const { written, removed } = result;
  const would = diff ? 'would be ' : '';
  const changes = `${plural(written.length, 'file')} ${would}written, ${removed.length} removed`;
  const isChanged = written.length + removed.length > 0;
  const count = plural(environments.filter((name) => !refused.includes(name)).length, 'environment');
  console.log(visibleLine(`${count} in ${output}/: ${isChanged ? changes : 'nothing changed'}.`));
  // A difference has named them.
  if (!diff && !isWatched()) for (const line of describeChanges(result, verbose)) console.log(visibleLine(line));
  if (refused.length > 0) console.error(`Not written because of errors: ${refused.join(', ')}.`);
}

function untouched(output: string): string {
  return `Nothing was written: ${output}/ is as it was.`;
}

/** Faults of a folder or a disk, not of what a file says. */
const PLACE: readonly string[] = [DISK.id, NO_ENVIRONMENT.id];

function exitCode({ findings }: SynthResult): number {
  if (findings.some(({ finding }) => PLACE.includes(finding.id))) return EXIT.misused;
  return findings.some(({ finding }) => finding.severity === 'error') ? EXIT.findings : EXIT.fine;
}
