import { parse } from 'yaml';
import type { Running, RunningConfig } from '../charts/running';
import { STAGES } from '../delivery/stage';
import type { EnvironmentPath } from '../findings/finding';
import {
  type EffectiveContainer,
  type EffectiveWorkload,
  effectiveWorkload,
  isWorkloadKind,
} from '../kubernetes/effective-workload';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import { programOfImage } from '../kubernetes/program-image';
import type { KubeObject } from '../references/kube-object';
import { type DeliveredStack, deliveredObjects } from './delivered-objects';

/** Computes what runs of objects that no chart makes: the same as of releases, for the same checks. */
export function plainRunning(plan: DeliveredStack): readonly Running[] {
  const { entry, stages } = plan.delivery;
  const manifests = [...entry, ...STAGES.flatMap((stage) => stages[stage])];
  if (!manifests.some(({ kind }) => isWorkloadKind(kind))) return [];
  const objects = deliveredObjects(plan);
  return objects.flatMap((object) => {
    const workload = effectiveWorkload(object.json);
    if (workload === undefined) return [];
    const place = placeOf(object, plan);
    const configs = workload.containers.flatMap((container) => configOf(container, workload, object, objects, place));
    return [{ namespace: object.namespace ?? '', workloads: [workload], configs }];
  });
}

/** A plain object is what its section makes of it, or a patch. */
function placeOf({ kind, name }: KubeObject, { environment }: DeliveredStack): EnvironmentPath {
  const index = environment.patches.findLastIndex(({ target }) => target.name === name && target.kind !== '');
  if (index >= 0) return ['patches', index];
  return kind === 'StatefulSet' ? ['loki'] : ['collector'];
}

function configOf(
  container: EffectiveContainer,
  workload: EffectiveWorkload,
  { namespace }: KubeObject,
  objects: readonly KubeObject[],
  place: EnvironmentPath,
): readonly RunningConfig[] {
  const image = programOfImage(container.image);
  const file = container.args.flatMap((arg) => CONFIG_ARGUMENT.exec(String(arg))?.[1] ?? [])[0];
  if (image === undefined || file === undefined) return [];
  const text = fileIn(file, container, workload, namespace, objects);
  if (text === undefined) return [];
  const config: unknown = parse(text);
  if (!isJsonObject(config)) return [];
  return [
    {
      ...image,
      config,
      placeOf: () => place,
      placeOfImage: () => place,
      fixOf: () => 'change the section, or the patch',
      removalOf: () => undefined,
    },
  ];
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
