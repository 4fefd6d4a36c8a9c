import { type EnvironmentPath, type Fix, formatPath, type Repair } from '../findings/finding';
import { setKey, together } from '../findings/repair';
import type { EffectiveWorkload } from '../kubernetes/effective-workload';
import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { programOfImage } from '../kubernetes/program-image';
import {
  type ConfiguredProgram,
  type EffectiveConfig,
  type EffectiveRelease,
  isKnownConfig,
  type KnownConfig,
} from './effective';
import type { OwnedValue } from './owned-value';
import { placeOfValue, type Release } from './release';
import { isSameValue } from './same-value';
import { causeOf, type Origins, ownerOf, type Placed, placeOfSetting, type SettingPath } from './setting-place';
import { valueFix } from './value-fix';
import { removeValue, withoutValue } from './value-repair';

/** A configuration as a program finds it in its pod. */
export interface RunningConfig {
  /** The program that reads it. */
  readonly program: ConfiguredProgram;

  /** Version of the program: that of its image, or that of its chart. @default - neither tells */
  readonly version?: string;

  /** Its image: `docker.io/grafana/loki:3.7.6`. @default - none of the release's containers runs it */
  readonly image?: string;

  /** Where the environment file decides its image. */
  readonly placeOfImage: () => EnvironmentPath;

  /** What it says; a text for Alloy. */
  readonly config: Json;

  /** Where the environment file decides a setting. */
  readonly placeOf: (setting: SettingPath) => EnvironmentPath;

  /** What to change for a setting to have a value: the key that decides it, or an override. */
  readonly fixOf: (setting: SettingPath, value: Json) => Fix;

  /** What to take away for nothing to say a setting; `undefined` if only the program itself says it. */
  readonly removalOf: (setting: SettingPath) => Repair | undefined;
}

/** What runs of one release, or of plain objects. */
export interface Running {
  /** Namespace of the pods. */
  readonly namespace: string;

  /** The release, patches included. @default - plain objects */
  readonly release?: Release;

  /** What the release would run with other values. @default - plain objects */
  readonly effective?: (values: JsonObject) => EffectiveRelease;

  /** What can not be computed of it, each in words without a full stop. @default - everything is known */
  readonly unseen?: readonly string[];

  /** Pods of the release. */
  readonly workloads: readonly EffectiveWorkload[];

  /** What their programs read, as far as it is known. */
  readonly configs: readonly RunningConfig[];
}

/** Computes what a release runs, as its chart does. */
export type EffectiveModel = (release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>) => EffectiveRelease;

/** The program that a chart installs: what a release of it runs. */
export interface ChartProgram {
  /** Name of the chart: `loki`. */
  readonly chart: string;

  /** What a release runs. */
  readonly effective: EffectiveModel;

  /** Where its values decide a setting. */
  readonly origins: Origins;
}

/** Finds what decides how much of a resource a workload requests: an override or a patch of it, or of its limit; else the key. */
export function requestPlace({ release }: Running, workload: string, resource: string): EnvironmentPath {
  if (release === undefined) return [];
  const owned = (release.owned ?? []).filter(({ key }) => key.includes('resources') && key.at(-1) === resource);
  const ofPart = owned.filter(({ key }) => workload.endsWith(`-${key.at(-3)}`));
  const candidates = ofPart.length > 0 ? ofPart : owned;
  const isChanged = ({ path }: OwnedValue) =>
    !isSameValue(valueAt(release.own, ...path), valueAt(release.values, ...path));
  const changed = candidates.find(isChanged);
  if (changed) return placeOfValue(release, changed.path);
  return candidates.find(({ key }) => key.includes('requests'))?.key ?? release.valuesPath;
}

/** Joins what a release runs to where the environment file decides it. */
export function runningRelease(release: Release, { effective: model, origins }: ChartProgram): Running {
  const effective = (values: JsonObject) => model({ ...release, values });
  const now = effective(release.values);
  const { workloads, configs } = now;
  return {
    namespace: release.namespace,
    release,
    effective,
    unseen: reasonsOf(now),
    workloads,
    configs: configs
      .filter(isFirstOfProgram)
      .filter(isKnownConfig)
      .map((config) => runningConfig({ release, effective, origins }, config, workloads)),
  };
}

/** Lists why something of a release can not be computed. */
export function reasonsOf({ unknown, configs }: EffectiveRelease): readonly string[] {
  return [...unknown, ...configs.flatMap((config) => ('unknown' in config ? [config.unknown] : []))];
}

/** What a program is started with comes first; a file that it reads again while it runs is no whole configuration. */
function isFirstOfProgram({ program }: EffectiveConfig, index: number, all: readonly EffectiveConfig[]): boolean {
  return all.findIndex((other) => other.program === program) === index;
}

function runningConfig(
  placed: Placed,
  { program, config }: KnownConfig,
  workloads: readonly EffectiveWorkload[],
): RunningConfig {
  const { release, origins } = placed;
  const image = imageOf(program, workloads);
  return {
    program,
    version: (image && programOfImage(image)?.version) ?? release.chart.program,
    ...(image !== undefined && { image }),
    placeOfImage: () =>
      causeOf(placed, ({ workloads: others }) => tagOf(imageOf(program, others))) ?? release.valuesPath,
    config,
    placeOf: (setting) => placeOfSetting(placed, { program, config }, setting),
    fixOf: (setting, value) => settingFix(release, usedOrigin(release, setting, origins), value),
    removalOf: (setting) => settingRemoval(release, origins(setting)),
  };
}

function settingFix(release: Release, origin: SettingPath, value: Json): Fix {
  const key = ownerOf(release, origin);
  if (key === undefined) return valueFix(release, origin.map(String), value);
  const said = key.asKey ? key.asKey(value, release.own) : value;
  if (said === undefined)
    return withoutValue(release, origin, `delete the override: ${formatPath(key.key)} decides it`);
  const removal = removeValue(release, origin);
  return together([...(removal ? [removal] : []), setKey(key.key, said)]);
}

/** Every place that says a setting: one of them alone would hide another. */
function settingRemoval(release: Release, origins: readonly SettingPath[]): Repair | undefined {
  const removals = origins.flatMap((origin) => removeValue(release, origin) ?? []);
  return removals.length === 0 ? undefined : together(removals);
}

/** The origin that the override of this setting's section uses already. */
function usedOrigin(release: Release, setting: SettingPath, origins: Origins): SettingPath {
  const candidates = origins(setting);
  const section = origins(setting.slice(0, 1));
  const used = section.findIndex((origin) => valueAt(release.overrides, ...origin) !== undefined);
  return (used < 0 ? undefined : candidates[used]) ?? candidates.at(-1) ?? [];
}

function imageOf(program: ConfiguredProgram, workloads: readonly EffectiveWorkload[]): string | undefined {
  const images = workloads.flatMap(({ containers }) => containers.map(({ image }) => image));
  return images.find((image) => programOfImage(image)?.program === program);
}

/** What tells the version: tag and digest. */
function tagOf(image = ''): string {
  return /(?::[^/:@]*)?(?:@.*)?$/.exec(image)?.[0] ?? '';
}
