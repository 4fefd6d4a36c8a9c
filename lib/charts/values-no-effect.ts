import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { effectiveValues } from './defaults';
import type { KeyPath } from './key-model';
import type { Release } from './release';
import type { Running } from './running';
import { isSameValue } from './same-value';
import { valueFix } from './value-fix';

/**
 * An override changes something that runs. Looked at are values of which the model of a chart knows all effects: those of
 * configurations and containers; others may change a Service, a role or a label.
 */
export const valuesWithoutEffect = defineCheck<{ readonly running: readonly Running[] }>()({
  id: 'values/no-effect',
  severity: 'error',
  since: '0.2.0',
  finds: 'an override of a Helm value changes nothing of what runs',
  happens: 'everything runs as it would without the line, although it says otherwise',
  remedy: 'write the value where it has an effect, or delete it',
  needs: ['running'],
  find: ({ running }) => running.flatMap(withoutEffect),
});

function withoutEffect({ release, effective }: Running): readonly Found[] {
  if (release === undefined || effective === undefined) return [];
  const looked = leavesOf(release.overrides, []).filter(
    (path) => (decidesWhatRuns(path) || release.configures?.(path)) && isSaid(release, path),
  );
  const now = looked.length === 0 ? '' : JSON.stringify(effective(release.values));
  return looked
    .filter((path) => JSON.stringify(effective(without(release, path))) === now)
    .map((path) => found(release, path));
}

/** Keys, of whichever component, that containers and their volumes follow from. */
const CONTAINERS = new Set([
  ...[
    'extraArgs',
    'extraEnv',
    'extraEnvFrom',
    'extraVolumes',
    'extraVolumeMounts',
    'extraContainers',
    'initContainers',
  ],
  ...[
    'resources',
    'persistence',
    'podSecurityContext',
    'containerSecurityContext',
    'securityContext',
    'image',
    'command',
  ],
  ...['mounts', 'volumes'],
]);

/** Keys below which the configuration of a program stands. */
const CONFIGURATIONS: readonly KeyPath[] = [['alternateConfig'], ['config'], ['presets'], ['tableManager']];

/** Below these the same names say something else. */
const ELSEWHERE = ['monitoring', 'networkPolicy', 'ingress', 'service', 'serviceMonitor', 'rbac', 'test', 'crds'];

/** What claims, workloads and pods are called is not compared, nor when an image is pulled. */
const NAMES = [
  'annotations',
  'labels',
  'selector',
  'enableStatefulSetAutoDeletePVC',
  'pullPolicy',
  'volumeAttributesClassName',
];

function decidesWhatRuns(path: KeyPath): boolean {
  if (path.some((key) => NAMES.includes(key))) return false;
  if (CONFIGURATIONS.some((place) => place.every((step, index) => step === path[index]))) return true;
  const part = path.findIndex((key) => CONTAINERS.has(key));
  return part >= 0 && !path.slice(0, part).some((key) => ELSEWHERE.includes(key));
}

/** Whether the chart would get another value without the override. */
function isSaid({ chart, values, ...release }: Release, path: KeyPath): boolean {
  const before = valueAt(effectiveValues(chart, without({ chart, values, ...release }, path)), ...path);
  return !isSameValue(before, valueAt(values, ...path));
}

/** The values as they would be without one override. */
function without({ values, own }: Release, path: KeyPath): JsonObject {
  return replaced(values, path, valueAt(own, ...path));
}

function replaced(values: JsonObject, [step = '', ...rest]: KeyPath, value: Json | undefined): JsonObject {
  const { [step]: before, ...others } = values;
  const below = rest.length === 0 ? value : replaced(isJsonObject(before) ? before : {}, rest, value);
  const isEmpty = rest.length > 0 && isJsonObject(below) && Object.keys(below).length === 0;
  return below === undefined || isEmpty ? others : { ...values, [step]: below };
}

/** Lists are one value: they replace each other. */
function leavesOf(value: JsonObject, path: KeyPath): readonly KeyPath[] {
  return Object.entries(value).flatMap(([key, below]) =>
    isJsonObject(below) && Object.keys(below).length > 0 ? leavesOf(below, [...path, key]) : [[...path, key]],
  );
}

function found(release: Release, path: KeyPath): Found {
  const place = [...release.valuesPath, ...path];
  const instead = release.meant?.(path);
  const value = valueAt(release.overrides, ...path) ?? null;
  return {
    path: place,
    problem: `${path.join('.')} of chart ${release.chart.name} ${release.chart.version} has no effect here`,
    fix: instead ? valueFix(release, instead, value) : 'delete the line',
  };
}
