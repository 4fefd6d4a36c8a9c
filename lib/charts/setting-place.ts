import type { EnvironmentPath } from '../findings/finding';
import { type JsonObject, valueAt } from '../kubernetes/json';
import { type EffectiveRelease, isKnownConfig, type KnownConfig } from './effective';
import { overriddenLeaves, withoutOverride } from './overridden';
import type { OwnedValue } from './owned-value';
import { placeOfValue, type Release } from './release';

/** The way to a setting in the configuration of a program. */
export type SettingPath = readonly (string | number)[];

/** Places in the values of a chart that decide a setting of its program, the one that wins first. */
export type Origins = (setting: SettingPath) => readonly SettingPath[];

/** What places of settings follow from. */
export interface Placed {
  /** The release that is configured. */
  readonly release: Release;

  /** What it would run with other values. */
  readonly effective: (values: JsonObject) => EffectiveRelease;

  /** Where its values decide a setting. */
  readonly origins: Origins;
}

type Config = Pick<KnownConfig, 'program' | 'config'>;

/** Finds where an environment file decides a setting of a program. */
export function placeOfSetting(placed: Placed, config: Config, setting: SettingPath): EnvironmentPath {
  const said = placeSaid(placed.release, placed.origins(setting));
  return isWritten(placed.release, said) ? said : (causeOf(placed, config, setting) ?? said);
}

/** The nearest thing that an override, a key of the file or a patch says of the setting. */
function placeSaid(release: Release, origins: readonly SettingPath[]): EnvironmentPath {
  const said = origins.find((origin) => valueAt(release.overrides, ...origin) !== undefined);
  if (said) return placeOfValue(release, said);
  const key = origins.map((origin) => ownerOf(release, origin)).find((owned) => owned !== undefined);
  if (key && valueAt(release.own, ...key.path) !== undefined) return key.key;
  const shorter = origins.map((origin) => origin.slice(0, -1)).filter((origin) => origin.length > 1);
  if (shorter.length > 0) return placeSaid(release, shorter);
  return placeOfValue(release, origins.at(-1) ?? []);
}

/** Whether an override, a patch or a key of the environment file is at a place; what only surrounds it does not count. */
function isWritten({ valuesPath, overrides }: Release, place: EnvironmentPath): boolean {
  const inValues = valuesPath.every((step, index) => step === place[index]);
  return !inValues || valueAt(overrides, ...place.slice(valuesPath.length)) !== undefined;
}

/** The override without which a chart would write something else there: one that stands elsewhere, such as a preset. */
function causeOf(
  { release, effective }: Placed,
  { program, config }: Config,
  setting: SettingPath,
): EnvironmentPath | undefined {
  const section = setting.slice(0, -1);
  const now = JSON.stringify([valueAt(config, ...section), valueAt(config, ...setting)]);
  const cause = overriddenLeaves(release.overrides).find((path) => {
    const other = effective(withoutOverride(release, path)).configs.find((each) => each.program === program);
    const without = other && isKnownConfig(other) ? other.config : null;
    return JSON.stringify([valueAt(without, ...section), valueAt(without, ...setting)]) !== now;
  });
  return cause && [...release.valuesPath, ...cause];
}

/** The key of the environment file that decides a value. */
export function ownerOf({ owned = [] }: Release, origin: SettingPath): OwnedValue | undefined {
  return owned.find(({ path, aliases = [] }) => [path, ...aliases].some((place) => place.join() === origin.join()));
}
