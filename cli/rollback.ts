import type { Command } from 'commander';
import type { Settings } from '../lib/environment/settings';
import { scriptCommand } from './script';

export function command(settings: Settings): Command {
  return scriptCommand('rollback', settings);
}
