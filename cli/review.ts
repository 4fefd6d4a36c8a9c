import { Command, Option } from 'commander';
import { misused } from '../lib/command/command';
import { chooseEnvironments } from '../lib/environment/choose';
import { deliveredFolder, type Settings } from '../lib/environment/settings';
import { PAGE_FORMAT_NAMES, PAGE_FORMATS, type PageFormat } from '../lib/review/formats/all';
import { type Page, reviewPage } from '../lib/review/page';
import { version } from '../package.json';
import { recordsHere } from './records';
import { findBase, type ReviewFolders } from './review/base';
import { compareSides } from './review/compare';
import { synthNotes } from './review/synth-notes';

interface Options extends ReviewFolders {
  readonly base?: string;
  readonly format: PageFormat;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging review                             since this branch left that of the remote, or the last commit
  $ cdk8s-logging review --base v1.4 --format html   since a tag, as a page for a browser
  $ cdk8s-logging review --base ../before            since another copy of the repository, or of dist/ alone`;

export function command(settings: Settings, build?: string): Command {
  const { environments, output, locks } = settings;
  return new Command('review')
    .description(
      'Tells what a change does to the stacks that run: what can not be applied, which lines go, what restarts, and what to do about it. Prints nothing where it does nothing, and writes nothing.',
    )
    .option('--base <revision|folder>', 'what runs: a revision of git, a copy of this folder, or an output folder')
    .addOption(new Option('--format <name>', 'how the page is printed').choices(PAGE_FORMAT_NAMES).default('markdown'))
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--output <folder>', 'folder that synth writes to', output)
    .option('--locks <folder>', 'folder of the inventories of what releases render to', locks)
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => run(options, settings, build));
}

function run({ format, ...options }: Options, settings: Settings, build: string | undefined): void {
  const page = pageHere(options, settings, build);
  if (page) process.stdout.write(PAGE_FORMATS[format](page, { version }));
}

function pageHere(
  { base: asked, ...folders }: Omit<Options, 'format'>,
  settings: Settings,
  build: string | undefined,
): Page | undefined {
  const chosen = chooseEnvironments(folders.environments, []);
  if ('problem' in chosen) misused(chosen.problem);
  const base = findBase(asked, folders, process.env);
  if ('problem' in base) misused(base.problem);
  const delivered = deliveredFolder(settings);
  const records = recordsHere(settings, build);
  const compared = compareSides(base, folders, delivered);
  const synth = synthNotes({ ...folders, files: chosen.files, delivered, ...(records && { records }) });
  return reviewPage({ ...compared, notes: [...synth, ...compared.notes], output: delivered });
}
