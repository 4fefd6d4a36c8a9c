import { listOf, mapOf } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { withProcessor } from './attributes';
import { unique, withChanged } from './pipelines';
import type { Preset } from './presets';
import { type CollectorRelease, isPartOn, isPresetOn } from './release';

const NAME = 'resourcedetection/env';
const PARTS = ['env', 'k8s_api', 'k8snode', 'eks', 'aks', 'gcp'];
const CLOUDS = ['aks', 'eks', 'gcp'];

/** Tells whether the preset has anything to detect. */
export function detectsResources(release: CollectorRelease): boolean {
  return isPresetOn(release, 'resourceDetection') && PARTS.some((part) => isPartOn(release, 'resourceDetection', part));
}

/** Marks everything with the machine and the cluster that it comes from. */
export const resourceDetection: Preset = (release, config) => {
  const changed = withChanged(config, ['processors', NAME], (before) => processor(release, mapOf(before)));
  return ['logs', 'metrics', 'traces'].reduce((before, signal) => withProcessor(before, signal, NAME, [NAME]), changed);
};

function processor(release: CollectorRelease, before: JsonObject): JsonObject {
  const isOn = (part: string) => isPartOn(release, 'resourceDetection', part);
  const node = isOn('k8snode') ? ['k8snode'] : isOn('k8s_api') ? ['k8s_api'] : [];
  const clouds = CLOUDS.filter(isOn);
  const detectors = [...listOf(before.detectors), ...(isOn('env') ? ['env'] : []), ...node, ...clouds];
  const settings = mergeValues(before, ...clouds.map(cloudSettings));
  return { ...settings, detectors: detectors.length > listOf(before.detectors).length ? unique(detectors) : detectors };
}

function cloudSettings(cloud: string): JsonObject {
  const detector = { resource_attributes: { 'k8s.cluster.name': { enabled: true } } };
  return { ...(cloud === 'eks' && { timeout: '15s' }), [cloud]: detector };
}

/** Detectors of a processor, if it is one that detects. */
export function detectorsOf(key: string, processor: Json): readonly string[] | undefined {
  if (key !== 'resourcedetection' && !key.startsWith('resourcedetection/')) return undefined;
  const detectors = listOf(valueAt(processor, 'detectors'));
  return detectors.length > 0 ? detectors.map(String) : undefined;
}
