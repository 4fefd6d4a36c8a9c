import { Command } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import { didYouMean } from '../lib/findings/did-you-mean';
import { cacheFolder } from '../lib/places/cache-folder';
import { buildAll, isToBuild } from '../tools/build-all';
import { canBuild } from '../tools/built';
import { ENGINE_PROGRAMS } from '../tools/engine-programs';
import { which } from '../tools/find';
import { PROGRAMS, programOf, type ToolName } from '../tools/programs';
import { statusTable } from '../tools/status';
import { survey } from '../tools/survey';

interface Options {
  readonly list?: boolean;
  readonly own?: boolean;
  readonly engines?: boolean;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging tools --list           what is where, and of which version
  $ cdk8s-logging tools helm             Helm alone, which is all that cdk8s-logging lock needs`;

export function command(): Command {
  return new Command('tools')
    .description(
      `Builds the programs that judge our output, unless they are there or fit on the PATH. They go to ${cacheFolder()}, for all repositories; CDK8S_LOGGING_CACHE names another folder.`,
    )
    .argument(
      '[program...]',
      `names of programs (${available().join(', ')}); all of them if none is named, but for models of older versions`,
    )
    .option('--list', 'say what is where, and build nothing')
    .option('--engines', 'and those that verify --engines starts, which builds them when it first needs them')
    .option('--own', 'build even what fits on the PATH')
    .addHelpText('after', EXAMPLES)
    .action(main);
}

async function main(names: readonly string[], { list, own = false, engines = false }: Options): Promise<void> {
  const unknown = names.filter((name) => !isToolName(name));
  if (unknown.length > 0) misused(...unknown.map(unknownProgram));

  const chosen = [
    ...new Set([...(names.length > 0 ? names : available().filter(isForAll)), ...(engines ? ENGINE_NAMES : [])]),
  ].filter(isToolName);
  const look = () => chosen.map((name) => survey(name, { own }));
  const before = look();
  const missing = before.filter(isToBuild);
  if (list || missing.length === 0) {
    process.stdout.write(statusTable(before));
    return;
  }
  if (which('go', process.env.PATH ?? '') === undefined) {
    const what = missing.map(({ name }) => name).join(', ');
    misused(`Go is not on the PATH, so these cannot be built: ${what}. Install it (https://go.dev/dl), or them.`);
  }
  const built = await buildAll(missing);
  process.stdout.write(statusTable(look(), built));
  if ([...built.values()].some(({ problem }) => problem !== undefined)) process.exitCode = EXIT.findings;
}

function unknownProgram(name: string): string {
  const known = available();
  const near = didYouMean(name, known);
  const hint = near === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${near}?`;
  return `There is no program ${name}. ${hint}`;
}

function isToolName(name: string): name is ToolName {
  return available().some((known) => known === name);
}

function available(): readonly ToolName[] {
  const names = Object.keys(PROGRAMS) as ToolName[]; // Object.keys() forgets the type of its keys
  return names.filter((name) => {
    const { source } = programOf(name);
    return source === undefined || canBuild({}, source);
  });
}

/** What plays engines, and what stands in for a cloud in their tests. */
const ENGINE_NAMES: readonly string[] = Object.keys(ENGINE_PROGRAMS);

/** What takes minutes and most runs do without is built where it is named, or first needed. */
function isForAll(name: ToolName): boolean {
  return programOf(name).onDemand !== true;
}
