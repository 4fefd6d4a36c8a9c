import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { runCommand } from '../lib/command/command';
import { builtPath, isBuilt, wantedVersion } from './built';
import { build } from './go-build';
import { MODELS, type Model } from './model-list';
import { PROGRAMS } from './programs';
import { versionText } from './version';

const command = new Command('models')
  .description('Writes charts-values/programs/: what programs read of their configuration, as their own types say.')
  .option('--check', 'write nothing, and fail if a file would change')
  .action(main);

async function main({ check = false }: { readonly check?: boolean }): Promise<void> {
  const root = process.cwd();
  if (!existsSync('tools')) command.error(`There is no folder tools in ${root}: start this in the repository.`);
  for (const model of MODELS) {
    const file = join(root, 'charts-values', 'programs', fileOf(model));
    const text = await print(model);
    const same = existsSync(file) && readFileSync(file, 'utf8') === text;
    if (check && !same) command.error(`${relative(root, file)} is not what its program reads: npm run models`);
    if (!same) write(file, text);
    console.error(`${relative(root, file)}: ${same ? 'as it was' : 'written'}`);
  }
}

/** A file is named by the version that `go.mod` pins: what reads it asks for that version. */
function fileOf({ program, generator }: Model): string {
  const version = wantedVersion(PROGRAMS[generator].source);
  if (!version) return command.error(`tools/${PROGRAMS[generator].source.folder}/go.mod pins no version`);
  return `${program}-${versionText(version)}.json`;
}

async function print({ generator }: Model): Promise<string> {
  const { source } = PROGRAMS[generator];
  const problem = isBuilt({}, generator, source) ? undefined : await build({}, generator, source);
  if (problem !== undefined) return command.error(`${generator} was not built:\n${problem}`);
  const { status, stdout, stderr } = spawnSync(builtPath({}, generator, source), {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return status === 0 ? stdout : command.error(`${generator} failed:\n${stderr}`);
}

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

void runCommand(command);
