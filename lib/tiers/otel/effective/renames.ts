import { isTrue, listOf, mapOf } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import type { Json, JsonObject } from '../../../kubernetes/json';
import type { EffectiveDialect, Rename } from './dialect';
import { unique, withChanged } from './pipelines';
import { detectorsOf } from './resource-detection';

/** Writes components and detectors by their new names, in their sections and in pipelines. */
export function withNewNames(config: JsonObject, { renames, renamesDetectors }: EffectiveDialect): JsonObject {
  const renamed = renames.reduce(withNewName, config);
  return renamesDetectors ? withNewDetectors(renamed) : renamed;
}

function withNewName(config: JsonObject, rename: Rename): JsonObject {
  const section = mapOf(config[rename.kind]);
  const renamed = isTrue(section) ? { ...config, [rename.kind]: withNewKeys(section, rename) } : config;
  const pipelines = mapOf(mapOf(config.service).pipelines);
  return Object.keys(pipelines).reduce((before, signal) => withNewReferences(before, signal, rename), renamed);
}

/** Keys in their order; settings at the new name stay under those of the old one. */
function withNewKeys(section: JsonObject, { old, now }: Rename): JsonObject {
  return Object.keys(section)
    .sort()
    .filter((key) => isOld(key, old))
    .reduce<JsonObject>((before, key) => {
      const name = key.replaceAll(`${old}/`, `${now}/`).replaceAll(old, now);
      const { [key]: settings, ...others } = before;
      return { ...others, [name]: mergeValues(mapOf(others[name]), mapOf(settings)) };
    }, section);
}

function withNewReferences(config: JsonObject, signal: string, { kind, old, now }: Rename): JsonObject {
  const references = mapOf(mapOf(mapOf(config.service).pipelines)[signal])[kind];
  if (!isTrue(references)) return config;
  const rename = (name: Json) => {
    const text = String(name);
    return text === old ? now : isOld(text, old) ? text.replaceAll(`${old}/`, `${now}/`) : name;
  };
  return withChanged(config, ['service', 'pipelines', signal, kind], () => unique(listOf(references).map(rename)));
}

function isOld(key: string, old: string): boolean {
  return key === old || key.startsWith(`${old}/`);
}

function withNewDetectors(config: JsonObject): JsonObject {
  return Object.entries(mapOf(config.processors)).reduce((before, [key, processor]) => {
    const detectors = detectorsOf(key, processor);
    if (!detectors) return before;
    const renamed = detectors.map((detector) => (detector === 'k8snode' ? 'k8s_api' : detector));
    return withChanged(before, ['processors', key, 'detectors'], () => unique(renamed));
  }, config);
}
