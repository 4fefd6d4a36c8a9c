import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { type JsonObject, valueAt } from '../kubernetes/json';
import type { KeyPath } from './key-model';
import { modelOfChart } from './models';
import { isSaid, overriddenLeaves, withOther, withoutOverride } from './overridden';
import type { Release } from './release';
import type { Running } from './running';
import { movedValueFix } from './value-fix';
import { withoutValue } from './value-repair';

/**
 * An override changes something that runs, or says what runs anyway. Looked at are values of which the model of a chart
 * knows all effects: those of configurations and containers; others may change a Service, a role or a label.
 */
export const valuesWithoutEffect = defineCheck<{ readonly running: readonly Running[] }>()({
  id: 'values/no-effect',
  severity: 'error',
  milder: 'a warning if all that is known is that no template of the chart reads the key',
  since: '0.2.0',
  finds: 'an override of a Helm value changes nothing of what runs',
  happens: 'everything runs as it would without the line, although it says otherwise',
  remedy: 'write the value where it has an effect, or delete it',
  needs: ['running'],
  find: ({ running }) => running.flatMap(withoutEffect),
});

function withoutEffect(running: Running): readonly Found[] {
  const { release } = running;
  if (release === undefined) return [];
  const idle = unchanging(running);
  const told = new Set(idle.map((path) => path.join('.')));
  const unread = unreadOverrides(release).filter((path) => !told.has(path.join('.')));
  return [
    ...idle.map((path) => found(release, path)),
    ...unread.map((path) => ({ ...found(release, path), severity: 'warning' as const })),
  ];
}

/** Keys that the chart lists among its values, and that none of its templates reads. */
function unreadOverrides({ chart, overrides }: Release): readonly KeyPath[] {
  const { unread = {} } = modelOfChart(chart);
  return overriddenLeaves(overrides).filter((path) =>
    path.some((_, index) => Object.hasOwn(unread, path.slice(0, index + 1).join('.'))),
  );
}

function unchanging({ release, effective }: Running): readonly KeyPath[] {
  if (release === undefined || effective === undefined) return [];
  const looked = overriddenLeaves(release.overrides).filter(
    (path) => (decidesWhatRuns(path) || release.configures?.(path)) && isSaid(release, path),
  );
  const now = looked.length === 0 ? '' : JSON.stringify(effective(release.values));
  const isNow = (values: JsonObject) => JSON.stringify(effective(values)) === now;
  return looked.filter((path) => isNow(withoutOverride(release, path)) && isNow(withOther(release, path)));
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

function found(release: Release, path: KeyPath): Found {
  const place = [...release.valuesPath, ...path];
  const value = valueAt(release.overrides, ...path) ?? null;
  const instead = release.meant?.(path, value);
  return {
    path: place,
    problem: `${path.join('.')} of chart ${release.chart.name} ${release.chart.version} has no effect here`,
    fix: instead
      ? movedValueFix(release, path, instead, value)
      : (release.waitsFor?.(path) ?? withoutValue(release, path, 'delete the override')),
  };
}
