import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { runCommand } from '../lib/command/command';
import { mergePatch } from '../lib/kubernetes/merge-patch';
import { type ModelDifference, modelFile } from '../lib/programs/program-model';
import { builtPath, isBuilt, wantedVersion } from './built';
import { build } from './go-build';
import { MODELS, type Model } from './model-list';
import { PROGRAMS } from './programs';
import { versionText } from './version';

const command = new Command('models')
  .description('Writes charts-values/programs/: what programs read of their configuration, as their own types say.')
  .option('--check', 'write nothing, and fail if a file would change')
  .option('--all', 'renew models of older versions as well, which are built for nothing else: minutes each')
  .action(main);

interface Options {
  readonly check?: boolean;
  readonly all?: boolean;
}

async function main({ check = false, all = false }: Options): Promise<void> {
  const root = process.cwd();
  if (!existsSync('tools')) command.error(`There is no folder tools in ${root}: start this in the repository.`);
  const put = (file: string, text: string) => compareOrWrite(join(root, 'charts-values', file), text, check);
  const printed = new Map<Model['generator'], string>();
  let isNew = false;
  for (const model of MODELS) {
    const { generator, base } = model;
    // A difference holds as long as what it is the difference to does.
    if (base !== undefined && !all && !isNew) continue;
    const text = await print(model);
    printed.set(generator, text);
    const isOther = put(fileOf(model), base === undefined ? text : difference(model, base, text, printed));
    isNew ||= base === undefined && isOther;
  }
  put('programs/index.json', indexText());
}

/** @returns whether a file is not as it was */
function compareOrWrite(file: string, text: string, check: boolean): boolean {
  const name = relative(process.cwd(), file);
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (check && !same) command.error(`${name} is not what its program reads: npm run models`);
  if (!same) write(file, text);
  console.error(`${name}: ${same ? 'as it was' : 'written'}`);
  return !same;
}

/** A file is named by the version that `go.mod` pins: what reads it asks for that version. */
function fileOf(model: Model): string {
  return modelFile(model.program, versionOf(model));
}

function versionOf({ generator }: Model): string {
  const version = wantedVersion(PROGRAMS[generator].source);
  if (!version) return command.error(`tools/${PROGRAMS[generator].source.folder}/go.mod pins no version`);
  return versionText(version);
}

function difference(
  { program }: Model,
  base: Model['generator'],
  text: string,
  printed: ReadonlyMap<Model['generator'], string>,
): string {
  const whole = MODELS.find(({ generator }) => generator === base);
  const before = printed.get(base);
  if (!whole || before === undefined) return command.error(`${base} must stand before what is the difference to it`);
  const written: ModelDifference = {
    base: `${program}-${versionOf(whole)}`,
    patch: mergePatch(JSON.parse(before), JSON.parse(text)),
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/** The versions of each program, so that nobody has to look which files there are. */
function indexText(): string {
  const programs = [...new Set(MODELS.map(({ program }) => program))].sort();
  const versions = (program: Model['program']) =>
    MODELS.filter((model) => model.program === program)
      .map(versionOf)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const lines = programs.map(
    (program) =>
      ` "${program}": [${versions(program)
        .map((version) => `"${version}"`)
        .join(', ')}]`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
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
