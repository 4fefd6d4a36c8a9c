import type { EffectiveConfig } from '../../../charts/effective';
import { expandTemplates } from '../../../charts/expand-template';
import { isTrue, mapOf, printed } from '../../../charts/go-template';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { kubernetesAttributes } from './attributes';
import { baseConfig } from './base-config';
import { hostMetrics } from './host-metrics';
import { kubernetesObjects } from './kubernetes-objects';
import {
  annotationDiscovery,
  clusterMetrics,
  kubeletMetrics,
  kubernetesEvents,
  logsCollection,
  type Preset,
  profiling,
} from './presets';
import { type CollectorRelease, isAgent, isPartOn, isPresetOn, rewritesNames } from './release';
import { withNewNames } from './renames';
import { detectsResources, resourceDetection } from './resource-detection';

/** Presets in the order in which the chart applies them, with what switches them on. */
const PRESETS: readonly (readonly [isOn: (release: CollectorRelease) => boolean, preset: Preset])[] = [
  [isOn('logsCollection'), logsCollection],
  [discovers, annotationDiscovery],
  [isOn('hostMetrics'), hostMetrics],
  [isOn('profiling'), profiling],
  [isOn('kubeletMetrics'), kubeletMetrics],
  [isOn('kubernetesAttributes'), kubernetesAttributes],
  [(release) => !isAgent(release) && isPresetOn(release, 'kubernetesEvents'), kubernetesEvents],
  [isOn('kubernetesObjects'), kubernetesObjects],
  [isOn('clusterMetrics'), clusterMetrics],
  [detectsResources, resourceDetection],
];

function isOn(name: string): (release: CollectorRelease) => boolean {
  return (release) => isPresetOn(release, name);
}

/** Tells whether collectors read what annotations of pods ask for. */
export function discovers(release: CollectorRelease): boolean {
  return ['logs', 'metrics'].some((signal) => isPartOn(release, 'annotationDiscovery', signal));
}

/** Ends of names, by the kind of the pods. */
const SUFFIXES: Readonly<Record<string, string>> = { daemonset: '-agent', statefulset: '-statefulset' };

/** Name of the ConfigMap in which the pods look for the configuration. */
export function configName({ values, fullName }: CollectorRelease): string {
  const existing = valueAt(values, 'configMap', 'existingName');
  return isTrue(existing) ? printed(existing) : `${fullName}${SUFFIXES[printed(values.mode)] ?? ''}`;
}

/** Says what the collector finds in its file, or why nobody can tell; nothing if it reads no ConfigMap. */
export function collectorConfig(release: CollectorRelease): readonly EffectiveConfig[] {
  const { create, existingName } = mapOf(release.values.configMap);
  if (!isTrue(create) && !isTrue(existingName)) return [];
  const name = configName(release);
  const place = { program: 'otelcol', object: { kind: 'ConfigMap', name }, key: 'relay' } as const;
  if (isTrue(existingName))
    return [{ ...place, unknown: `the collector reads ${name}, which the chart does not write` }];
  const config = expandTemplates(computed(release), release);
  return [config === undefined ? { ...place, unknown: 'values of it hold templates' } : { ...place, config }];
}

function computed(release: CollectorRelease): JsonObject {
  const applied = PRESETS.filter(([applies]) => applies(release));
  const config = applied.reduce((before, [, preset]) => preset(release, before), baseConfig(release));
  return rewritesNames(release) ? withNewNames(config, release.dialect) : config;
}
