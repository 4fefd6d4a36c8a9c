import { existsSync } from 'node:fs';
import { misused } from '../lib/command/command';
import { DEFAULT_SETTINGS, SETTINGS_FILE, type Settings } from '../lib/environment/settings';
import type { LocatedFinding } from '../lib/findings/located-finding';
import { isPackaged } from '../lib/places/package-root';

/**
 * Reads what the folder in which a command runs says of itself: its settings, and values and models of its own. The command
 * ends where they are wrong.
 */
export async function settingsHere(): Promise<Settings> {
  const settings = existsSync(SETTINGS_FILE) ? await readFile() : DEFAULT_SETTINGS;
  const own = ownCharts(settings);
  if (own !== undefined) {
    const { takeOwnCharts } = await import('../lib/environment/own-charts');
    await refuse(takeOwnCharts(own));
  }
  return settings;
}

/** The folder of values and models that a repository has of its own. @returns `undefined` if there is none */
export function ownCharts({ 'charts-values': folder }: Settings): string | undefined {
  return existsSync(folder) && !isPackaged(folder) ? folder : undefined;
}

async function readFile(): Promise<Settings> {
  const { readSettings } = await import('../lib/environment/read-settings');
  const result = readSettings();
  if ('settings' in result) {
    if (result.base === undefined) return result.settings;
    const { useBaseLayer } = await import('../lib/environment/base-layer');
    useBaseLayer(result.base);
    return result.settings;
  }
  await refuse(result.findings);
  return DEFAULT_SETTINGS;
}

async function refuse(findings: readonly LocatedFinding[]): Promise<void> {
  if (findings.length === 0) return;
  const { formatFindings } = await import('../lib/findings/report');
  misused(...formatFindings(findings).split('\n'), '', 'Nothing was done.');
}
