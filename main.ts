import { Command, Option } from 'commander';
import { listEnvironmentFiles } from './lib/environment/files';
import { countFindings, formatFindings } from './lib/findings/report';
import { synthesize } from './lib/synth/synth';
import { plural } from './lib/units/plural';

interface Options {
  readonly environments: string;
  readonly output: string;
  readonly locks: string;
  readonly enabled?: 'true' | 'false';
}

const program = new Command('cdk8s-logging')
  .description('Synthesizes the logging stack of each environment file into a folder of YAML.')
  .argument('[environment...]', 'names of environments; all of them if none is named')
  .option('--environments <folder>', 'folder of the environment files', 'environments')
  .option('--output <folder>', 'folder to write to', 'dist')
  .option('--locks <folder>', 'folder of the records of what releases render to', 'locks')
  .addOption(
    new Option('--enabled <boolean>', 'switches stacks on or off, whatever their files say')
      .choices(['true', 'false'])
      .env('ENABLE_LOGGING'),
  )
  .action(run);

function run(names: readonly string[], { environments, output, locks, enabled }: Options): void {
  const { files, unknown } = listEnvironmentFiles(environments, names);
  if (unknown.length > 0) program.error(`There is no environment ${unknown.join(', ')} in ${environments}/.`);

  const { findings, result, ...synthesized } = synthesize({
    files,
    output,
    locks,
    scope: names.length > 0 ? names : 'all',
    ...(enabled !== undefined && { enabled: enabled === 'true' }),
  });
  if (findings.length > 0) console.error(`${formatFindings(findings)}\n`);
  if (findings.length > 0) console.error(countFindings(findings.map(({ finding }) => finding)));
  if (!result) {
    console.error(`Nothing was written: ${output}/ is as it was.`);
    process.exitCode = 1;
    return;
  }
  const changes = `${plural(result.written.length, 'file')} written, ${result.removed.length} removed`;
  console.log(`${plural(synthesized.environments.length, 'environment')} in ${output}/: ${changes}.`);
}

program.parse();
