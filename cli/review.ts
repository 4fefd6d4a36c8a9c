import { posix } from 'node:path';
import { Command, Option } from 'commander';
import { once } from '../lib/collections/once';
import { misused } from '../lib/command/command';
import { chooseEnvironments } from '../lib/environment/choose';
import { deliveredFolder, type Settings } from '../lib/environment/settings';
import { PAGE_FORMAT_NAMES, PAGE_FORMATS, type PageFormat } from '../lib/review/formats/all';
import { type Page, reviewPage } from '../lib/review/page';
import { version } from '../package.json';
import { recordsHere } from './records';
import { findBase, type ReviewFolders } from './review/base';
import { compareSides } from './review/compare';
import { PLACE_NAMES, type PlaceName } from './review/post/places';
import { queriesHere } from './review/queries-here';
import { addSummary } from './review/summary';
import { synthNotes } from './review/synth-notes';

interface Options extends ReviewFolders {
  readonly base?: string;
  readonly format: PageFormat;
  readonly post?: PlaceName;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging review                             since this branch left that of the remote, or the last commit
  $ cdk8s-logging review --base v1.4 --format html   since a tag, as a page for a browser
  $ cdk8s-logging review --base ../before            since another copy of the repository, or of dist/ alone
  $ cdk8s-logging review --post github               in a workflow of GitHub: as a comment of the pull request`;

export function command(settings: Settings, build?: string): Command {
  const { environments, output, locks } = settings;
  return new Command('review')
    .description(
      'Tells what a change does to the stacks that run: what can not be applied, which lines go, what restarts, and what to do about it. Prints nothing where it does nothing, and writes nothing.',
    )
    .option('--base <revision|folder>', 'what runs: a revision of git, a copy of this folder, or an output folder')
    .addOption(new Option('--format <name>', 'how the page is printed').choices(PAGE_FORMAT_NAMES).default('markdown'))
    .addOption(new Option('--post <place>', 'keep the page in one comment of the request as well').choices(PLACE_NAMES))
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--output <folder>', 'folder that synth writes to', output)
    .option('--locks <folder>', 'folder of the inventories of what releases render to', locks)
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => run(options, settings, build));
}

async function run({ format, post, ...options }: Options, settings: Settings, build?: string): Promise<void> {
  const page = pageHere(options, settings, build);
  const markdown = page && PAGE_FORMATS.markdown(page);
  if (page) process.stdout.write(PAGE_FORMATS[format](page, { version }));
  if ([format, post].includes('github') && markdown !== undefined) addSummary(markdown, process.env);
  if (post === undefined) return;
  const poster = await import('./review/post/post');
  const { text, code } = await poster.post(post, markdown, process.env);
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
}

function pageHere(
  { base: asked, environments, output, locks }: Omit<Options, 'format' | 'post'>,
  settings: Settings,
  build: string | undefined,
): Page | undefined {
  const folders = { environments: plain(environments), output: plain(output), locks: plain(locks) };
  const chosen = chooseEnvironments(environments, []);
  if ('problem' in chosen) misused(chosen.problem);
  const base = findBase(asked, folders, process.env);
  if ('problem' in base) misused(base.problem);
  const delivered = deliveredFolder(settings);
  const records = recordsHere(settings, build);
  const compared = compareSides(base, folders, delivered);
  const synth = synthNotes({ ...folders, files: chosen.files, delivered, ...(records && { records }) });
  return reviewPage({
    ...compared,
    notes: [...synth, ...compared.notes],
    output: posix.join(settings.path ?? '', folders.output),
    queries: once(() => queriesHere([folders.output, folders.locks])),
  });
}

/** As files below are named: `dist` of `./dist/`. */
function plain(folder: string): string {
  return posix.normalize(folder).replace(/(?<=.)\/$/, '');
}
