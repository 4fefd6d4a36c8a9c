import { Command } from 'commander';
import type { Settings } from '../lib/environment/settings';
import { command as add } from './charts/add';
import { command as diff } from './charts/diff';
import { command as upgrade } from './charts/upgrade';

export function command(settings: Settings): Command {
  return new Command('charts')
    .description('Makes versions of charts known, and tells what another version means for this repository.')
    .addCommand(add(settings))
    .addCommand(diff(settings))
    .addCommand(upgrade(settings));
}
