import { Command } from 'commander';
import { runCommand, tellFailures } from '../lib/command/command';
import type { Settings } from '../lib/environment/settings';
import { version } from '../package.json';
import { settingsHere } from './settings-here';

/** A subcommand, loaded only if it is asked for. */
interface Subcommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: (settings: Settings, build?: string) => Command }>;
}

const SUBCOMMANDS: readonly Subcommand[] = [
  { name: 'init', summary: 'sets up a repository, or a cluster more in one', load: () => import('./init') },
  { name: 'synth', summary: 'writes the logging stack of each environment', load: () => import('./synth') },
  { name: 'check', summary: 'looks whether all that is committed is right, for CI', load: () => import('./check') },
  { name: 'review', summary: 'tells what a change does to what runs', load: () => import('./review') },
  { name: 'charts', summary: 'makes versions of charts known, and compares them', load: () => import('./charts') },
  { name: 'lock', summary: 'writes inventories of what releases render to', load: () => import('./lock') },
  { name: 'link', summary: 'looks whether all that manifests refer to exists', load: () => import('./link') },
  { name: 'verify', summary: 'lets the real programs judge what was written', load: () => import('./verify') },
  { name: 'tools', summary: 'builds the real programs', load: () => import('./tools') },
  { name: 'deploy', summary: 'applies an environment that no GitOps delivers', load: () => import('./deploy') },
  {
    name: 'rollback',
    summary: 'goes back to an earlier commit, or takes a stack out',
    load: () => import('./rollback'),
  },
  { name: 'explain', summary: 'tells what a finding means, and what to do', load: () => import('./explain') },
  { name: 'schema', summary: 'writes the schema of environment files, for editors', load: () => import('./schema') },
];

const HELP = `
Two lines in a repository of your own:
  $ npx cdk8s-logging init --cluster edge --distribution k3s --delivery flux --collector alloy --store filesystem
  $ npx cdk8s-logging synth

What a command takes: cdk8s-logging help COMMAND`;

/** @param build what this program was built from. @default - nobody knows */
export async function main(build?: string): Promise<void> {
  tellFailures();
  const program = new Command('cdk8s-logging')
    .description('Turns one environment file per cluster into the whole logging stack of that cluster.')
    .enablePositionalOptions()
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'tell what a command takes')
    .addHelpText('after', HELP);
  const asked = process.argv.slice(2).find((argument) => argument !== 'help');
  for (const { name, summary, load } of SUBCOMMANDS) {
    const subcommand = name === asked ? (await load()).command(await settingsHere(), build) : new Command(name);
    program.addCommand(subcommand.summary(summary));
  }
  await runCommand(program);
}
