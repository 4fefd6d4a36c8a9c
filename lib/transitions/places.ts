import type { SettingPath } from '../charts/setting-place';
import type { EnvironmentPath } from '../findings/finding';
import { type Json, valueAt } from '../kubernetes/json';
import { programOf } from '../plan/effective';
import type { KubeObject } from '../references/kube-object';
import type { Side, SideConfig, SideRelease } from './side';

/** Where objects of the engines hold the values of a chart, by their kinds. */
const VALUES: Readonly<Record<string, readonly SettingPath[]>> = {
  HelmRelease: [['spec', 'values']],
  Application: [
    ['spec', 'source', 'helm', 'valuesObject'],
    ['spec', 'sources', 0, 'helm', 'valuesObject'],
  ],
  HelmChart: [['spec', 'valuesContent']],
};

/** Finds where the object of a release says a value of its chart; where values are a text, it is the text. */
export function valuePlace({ delivered: { object } }: SideRelease, path: SettingPath): SettingPath {
  const holders = VALUES[object.kind] ?? [];
  const holder = holders.find((candidate) => valueAt(object.json, ...candidate) !== undefined);
  return [...(holder ?? []), ...path];
}

/** Finds where `dist/` decides a setting of a program. @returns `undefined` if only a default does */
export function settingPlace({ release, program }: SideConfig, setting: SettingPath): SettingPath | undefined {
  if (release === undefined) return undefined;
  const { chart, values } = release.delivered;
  const origins = programOf(chart)?.origins(setting) ?? [];
  const said = origins.find((origin) => valueAt(values, ...origin) !== undefined);
  return program === undefined || said === undefined ? undefined : valuePlace(release, said);
}

/** Finds what in an environment file decides a setting of a program. @returns `undefined` if nobody has the file */
export function settingPath(side: Side, config: SideConfig, setting: SettingPath): EnvironmentPath | undefined {
  const running = side.plan?.running.find(({ namespace, release }) =>
    release === undefined
      ? config.release === undefined
      : namespace === config.namespace && release.name === config.owner,
  );
  return running?.configs.find(({ program }) => program === config.program)?.placeOf(setting);
}

/** Where `dist/` and the environment file decide a setting: parts of an effect. */
export function placesOf(
  side: Side,
  config: SideConfig,
  setting: SettingPath,
): { readonly place?: SettingPath; readonly path?: EnvironmentPath } {
  const [place, path] = [settingPlace(config, setting), settingPath(side, config, setting)];
  return { ...(place && { place }), ...(path && { path }) };
}

/** Reads a value of an object: `undefined` if it is not there. */
export function fieldOf(object: KubeObject | undefined, ...path: SettingPath): Json | undefined {
  return valueAt(object?.json, ...path);
}
