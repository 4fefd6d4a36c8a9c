import type { Running, RunningConfig } from '../charts/running';
import { STAGES } from '../delivery/stage';
import type { EnvironmentPath } from '../findings/finding';
import { effectiveWorkload, isWorkloadKind } from '../kubernetes/effective-workload';
import type { KubeObject } from '../references/kube-object';
import { type DeliveredStack, deliveredObjects } from './delivered-objects';
import { type PlainConfig, plainConfigs } from './plain-configs';

/** Computes what runs of objects that no chart makes: the same as of releases, for the same checks. */
export function plainRunning(plan: DeliveredStack): readonly Running[] {
  const { entry, stages } = plan.delivery;
  const manifests = [...entry, ...STAGES.flatMap((stage) => stages[stage])];
  if (!manifests.some(({ kind }) => isWorkloadKind(kind))) return [];
  const objects = deliveredObjects(plan);
  const configs = plainConfigs(objects);
  return objects.flatMap((object) => {
    const workload = effectiveWorkload(object.json);
    if (workload === undefined) return [];
    const place = placeOf(object, plan);
    const own = configs.filter((config) => config.object === object).map((config) => runningConfig(config, place));
    return [{ namespace: object.namespace ?? '', workloads: [workload], configs: own }];
  });
}

/** A plain object is what its section makes of it, or a patch. */
function placeOf({ kind, name }: KubeObject, { environment }: DeliveredStack): EnvironmentPath {
  const index = environment.patches.findLastIndex(({ target }) => target.name === name && target.kind !== '');
  if (index >= 0) return ['patches', index];
  return kind === 'StatefulSet' ? ['loki'] : ['collector'];
}

function runningConfig({ object: _, ...config }: PlainConfig, place: EnvironmentPath): RunningConfig {
  return {
    ...config,
    placeOf: () => place,
    placeOfImage: () => place,
    fixOf: () => 'change the section, or the patch',
    removalOf: () => undefined,
  };
}
