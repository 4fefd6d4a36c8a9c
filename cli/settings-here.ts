import { misused } from '../lib/command/command';
import { readSettings, type Settings } from '../lib/environment/settings';
import { formatFindings } from '../lib/findings/report';

/** Reads the settings of the folder in which a command runs, and ends the command where they are wrong. */
export function settingsHere(): Settings {
  const result = readSettings();
  if ('settings' in result) return result.settings;
  return misused(...formatFindings(result.findings).split('\n'), '', 'Nothing was done.');
}
