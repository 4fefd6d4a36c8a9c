import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import { environmentJsonSchema } from '../lib/environment/json-schema';
import { isCurrentSchema } from '../lib/environment/schema-file';
import type { Settings } from '../lib/environment/settings';

interface Options {
  readonly environments: string;
  readonly check: boolean;
  readonly print: boolean;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging schema                 writes schema.json beside the environment files, after an upgrade
  $ cdk8s-logging schema --print         prints it, for an editor that has it elsewhere

An environment file names it in its first line:
  # yaml-language-server: $schema=schema.json`;

export function command({ environments }: Settings): Command {
  return new Command('schema')
    .description('Writes the JSON schema of environment files, with which editors complete and explain keys.')
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--check', 'write nothing, and fail if the file is of another version', false)
    .option('--print', 'write it to the standard output', false)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run({ environments, check, print }: Options): void {
  const schema = environmentJsonSchema();
  if (print) return void process.stdout.write(schema);
  if (!existsSync(environments)) misused(`There is no folder ${environments}: --environments names it.`);
  const file = join(environments, 'schema.json');
  const isSame = isCurrentSchema(file);
  if (!isSame && check) {
    console.error(`${file} is not that of this version: npx cdk8s-logging schema writes it.`);
    process.exitCode = EXIT.findings;
    return;
  }
  if (!isSame) writeFileSync(file, schema);
  console.log(`${file}: ${isSame ? 'as it was' : 'written'}`);
}
