import { cpSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, SETTINGS_FILE, type Settings } from '../../lib/environment/settings';
import { packageRoot } from '../../lib/places/package-root';
import { toYaml } from '../../lib/syntax/yaml';
import { readFlat } from './environment';
import type { Origin } from './origin';

/**
 * Copies what synth reads of one environment, with one change: charts come from elsewhere.
 * @param base the folder in which the command is to run
 * @param charts URL of the server that has a folder for each repository of charts
 */
export function copyFiles(origin: Origin, base: string, charts: string): void {
  const { root, settings, environment } = origin;
  const folder = join(base, settings.environments);
  mkdirSync(folder, { recursive: true });
  // Bases may be anywhere, and name sources of charts themselves.
  const { chartSources: _sources, ...said } = readFlat(origin);
  writeFileSync(join(folder, `${environment}.yaml`), toYaml(said));
  for (const name of [settings.locks, settings['charts-values']]) {
    const from = join(root, name);
    if (existsSync(from) && !isOurs(from)) cpSync(from, join(base, name), { recursive: true });
  }
  const { charts: _charts, pull: _pull, ...kept } = settings;
  const chartSources = { mirror: { url: `${charts}/{repository}` } };
  writeFileSync(join(base, SETTINGS_FILE), toYaml({ ...withoutDefaults(kept), chartSources }));
}

/** Is it part of this package? Then every copy has it anyway. */
function isOurs(folder: string): boolean {
  return realpathSync(folder) === join(realpathSync(packageRoot()), 'charts-values');
}

function withoutDefaults(settings: Partial<Settings>): Partial<Settings> {
  const defaults = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
  return Object.fromEntries(Object.entries(settings).filter(([key, value]) => defaults.get(key) !== value));
}
