import type { EnvironmentPath } from '../findings/finding';
import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { type EffectiveRelease, isKnownConfig, type KnownConfig } from './effective';
import { overriddenLeaves, withoutOverride } from './overridden';
import type { OwnedValue } from './owned-value';
import { placeOfValue, type Release, type ValuesPatch } from './release';
import { mergeValues } from './values';

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

/**
 * Finds where an environment file decides a setting of a program: an override or a patch of the setting, or one that
 * stands elsewhere, such as a preset; else the key.
 */
export function placeOfSetting(placed: Placed, { program, config }: Config, setting: SettingPath): EnvironmentPath {
  const { release, origins } = placed;
  const said = origins(setting).find((origin) => valueAt(release.overrides, ...origin) !== undefined);
  if (said) return placeOfValue(release, said);
  // What is not there is decided by what makes its section.
  const looked = valueAt(config, ...setting) === undefined ? setting.slice(0, -1) : setting;
  const cause = causeOf(placed, ({ configs }) => {
    const other = configs.find((each) => each.program === program);
    return (other && isKnownConfig(other) && valueAt(other.config, ...looked)) ?? null;
  });
  const near = placeOfKey(release, origins(setting));
  // Within a list, which is one value, an item can still be pointed at.
  return cause === undefined || cause.every((step, index) => step === near[index]) ? near : cause;
}

/** Finds the override or the patch without which a release would run something else. */
export function causeOf(
  { release, effective }: Placed,
  look: (effective: EffectiveRelease) => Json,
): EnvironmentPath | undefined {
  const seen = (values: JsonObject) => JSON.stringify(look(effective(values)));
  const now = seen(release.values);
  const { patches = [], valuesPath } = release;
  const override = overriddenLeaves(release.overrides).find((path) => seen(withoutOverride(release, path)) !== now);
  if (override) return [...valuesPath, ...override];
  const unpatched = mergeValues(release.own, release.overrides);
  return patches.length > 0 && seen(unpatched) !== now ? patchOf(release, unpatched)?.at : undefined;
}

/** The last patch that changes values. */
function patchOf({ patches = [], values }: Release, unpatched: JsonObject): ValuesPatch | undefined {
  return patches.findLast(
    ({ path }) => JSON.stringify(valueAt(values, ...path)) !== JSON.stringify(valueAt(unpatched, ...path)),
  );
}

/** The key that decides a setting, or the nearest thing that is said around it. */
function placeOfKey(release: Release, origins: readonly SettingPath[]): EnvironmentPath {
  const key = origins.map((origin) => ownerOf(release, origin)).find((owned) => owned !== undefined);
  if (key && valueAt(release.own, ...key.path) !== undefined) return key.key;
  const shorter = origins.map((origin) => origin.slice(0, -1)).filter((origin) => origin.length > 1);
  const said = shorter.find((origin) => valueAt(release.overrides, ...origin) !== undefined);
  if (said) return placeOfValue(release, said);
  return shorter.length > 0 ? placeOfKey(release, shorter) : placeOfValue(release, origins.at(-1) ?? []);
}

/** The key of the environment file that decides a value. */
export function ownerOf({ owned = [] }: Release, origin: SettingPath): OwnedValue | undefined {
  return owned.find(({ path, aliases = [] }) => [path, ...aliases].some((place) => place.join() === origin.join()));
}
