import { Command, Option } from 'commander';
import { EXIT, misused, runCommand } from './lib/command/command';
import { outputProblem } from './lib/command/folders';
import { keepHeapLean } from './lib/command/lean-heap';
import { chooseEnvironments } from './lib/environment/choose';
import { environmentName } from './lib/environment/files';
import type { LocatedFinding } from './lib/findings/located-finding';
import { countFindings, formatFindings, formatNote, isNote } from './lib/findings/report';
import { describeChanges } from './lib/output/changes';
import { DISK } from './lib/output/disk-findings';
import { writtenEnvironments } from './lib/output/present';
import type { WriteResult } from './lib/output/write';
import { visibleLine } from './lib/syntax/visible';
import { NO_ENVIRONMENT } from './lib/synth/emptied';
import { type SynthResult, synthesize } from './lib/synth/synth';
import { plural } from './lib/units/plural';

interface Options {
  readonly environments: string;
  readonly output: string;
  readonly locks: string;
  readonly enabled?: 'true' | 'false';
  readonly remove: readonly string[];
  readonly verbose: boolean;
}

const program = new Command('cdk8s-logging')
  .description('Synthesizes the logging stack of each environment file into a folder of YAML.')
  .argument('[environment...]', 'names of environments, each judged for itself; all or nothing if none is named')
  .option('--environments <folder>', 'folder of the environment files', 'environments')
  .option('--output <folder>', 'folder to write to', 'dist')
  .option('--locks <folder>', 'folder of the records of what releases render to', 'locks')
  .option('--remove <environment...>', 'environments without a file that shall go even if no other is left', [])
  .option('--verbose', 'list every file that was written or removed', false)
  .addOption(
    new Option('--enabled <boolean>', 'switches the named stacks on or off, whatever their files say')
      .choices(['true', 'false'])
      .env('ENABLE_LOGGING'),
  )
  .action(run);

function run(asked: readonly string[], { environments, output, locks, enabled, remove, verbose }: Options): void {
  const chosen = chooseEnvironments(environments, asked);
  const problem = 'problem' in chosen ? chosen.problem : outputProblem(output, environments);
  if ('problem' in chosen || problem !== undefined) misused(`${problem}`, untouched(output));
  const { names, files } = chosen;
  const removal = removalProblem(remove, { files: files.map(environmentName), output });
  if (removal !== undefined) misused(removal, untouched(output));

  const outcome = synthesize({
    files,
    output,
    locks,
    removed: remove,
    scope: names.length > 0 ? [...names, ...remove] : 'all',
    ...(enabled !== undefined && { enabled: enabled === 'true' }),
  });
  printFindings(outcome.findings);
  if (outcome.result) printChanges(outcome, outcome.result, { output, verbose });
  else console.error(visibleLine(untouched(output)));
  process.exitCode = exitCode(outcome);
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

function printFindings(findings: readonly LocatedFinding[]): void {
  const faults = findings.filter((found) => !isNote(found));
  if (faults.length > 0) {
    console.error(`${formatFindings(faults)}\n`);
    console.error(countFindings(faults.map(({ finding }) => finding)));
  }
  for (const note of findings.filter(isNote)) console.error(formatNote(note));
}

function printChanges(
  { environments, refused }: SynthResult,
  result: WriteResult,
  { output, verbose }: Pick<Options, 'output' | 'verbose'>,
): void {
  const { written, removed } = result;
  const changes = `${plural(written.length, 'file')} written, ${removed.length} removed`;
  const isChanged = written.length + removed.length > 0;
  const count = plural(environments.filter((name) => !refused.includes(name)).length, 'environment');
  console.log(visibleLine(`${count} in ${output}/: ${isChanged ? changes : 'nothing changed'}.`));
  for (const line of describeChanges(result, verbose)) console.log(visibleLine(line));
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

keepHeapLean();
runCommand(program);
