import { existsSync } from 'node:fs';
import { misused } from '../lib/command/command';
import { DEFAULT_SETTINGS, SETTINGS_FILE, type Settings } from '../lib/environment/settings';
import type { LocatedFinding } from '../lib/findings/located-finding';

/**
 * Reads what the folder in which a command runs says of itself: its settings, and values and models of its own. The command
 * ends where they are wrong.
 */
export async function settingsHere(): Promise<Settings> {
  const settings = existsSync(SETTINGS_FILE) ? await readFile() : DEFAULT_SETTINGS;
  const own = settings['charts-values'];
  if (existsSync(own)) {
    const { takeOwnCharts } = await import('../lib/environment/own-charts');
    await refuse(takeOwnCharts(own));
  }
  return settings;
}

async function readFile(): Promise<Settings> {
  const { readSettings } = await import('../lib/environment/read-settings');
  const result = readSettings();
  return 'settings' in result ? result.settings : refuse(result.findings).then(() => DEFAULT_SETTINGS);
}

async function refuse(findings: readonly LocatedFinding[]): Promise<void> {
  if (findings.length === 0) return;
  const { formatFindings } = await import('../lib/findings/report');
  misused(...formatFindings(findings).split('\n'), '', 'Nothing was done.');
}
