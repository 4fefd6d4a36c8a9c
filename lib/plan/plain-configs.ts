import { parse } from 'yaml';
import { type EffectiveContainer, type EffectiveWorkload, effectiveWorkload } from '../kubernetes/effective-workload';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { type ProgramImage, programOfImage } from '../kubernetes/program-image';
import type { KubeObject } from '../references/kube-object';

/** A configuration that a container of a plain object reads from a ConfigMap beside it. */
export interface PlainConfig extends ProgramImage {
  /** The object that runs the container. */
  readonly object: KubeObject;

  /** What the configuration says. */
  readonly config: JsonObject;
}

/** Finds what programs read that no chart installs: configurations in YAML whose path an argument names. */
export function plainConfigs(objects: readonly KubeObject[]): readonly PlainConfig[] {
  return objects.flatMap((object) => {
    const workload = effectiveWorkload(object.json);
    if (workload === undefined) return [];
    return workload.containers.flatMap((container) => configOf(container, workload, object, objects));
  });
}

function configOf(
  container: EffectiveContainer,
  workload: EffectiveWorkload,
  object: KubeObject,
  objects: readonly KubeObject[],
): readonly PlainConfig[] {
  const image = programOfImage(container.image);
  const file = container.args.flatMap((arg) => CONFIG_ARGUMENT.exec(String(arg))?.[1] ?? [])[0];
  if (image === undefined || file === undefined) return [];
  const text = fileIn(file, container, workload, object.namespace, objects);
  if (text === undefined) return [];
  const config: unknown = parse(text);
  return isJsonObject(config) ? [{ ...image, object, config }] : [];
}

const CONFIG_ARGUMENT = /^--?config(?:\.file)?=(.+)$/;

/** The text that a container finds in a file of a mounted ConfigMap. */
function fileIn(
  file: string,
  { mounts }: EffectiveContainer,
  { volumes }: EffectiveWorkload,
  namespace: string | undefined,
  objects: readonly KubeObject[],
): string | undefined {
  const mount = mounts.find((candidate) => file.startsWith(`${mountPath(candidate)}/`));
  const volume = volumes.find((candidate) => valueAt(candidate, 'name') === valueAt(mount, 'name'));
  const name = valueAt(volume, 'configMap', 'name');
  const map = objects.find(
    (object) => object.kind === 'ConfigMap' && object.name === name && object.namespace === namespace,
  );
  const text = valueAt(map?.json, 'data', file.slice(mountPath(mount).length + 1));
  return typeof text === 'string' ? text : undefined;
}

function mountPath(mount: Json | undefined): string {
  return String(valueAt(mount, 'mountPath') ?? '');
}
