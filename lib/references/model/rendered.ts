import type { Workload } from '../../wiring/workload';
import { type BrokenLink, brokenLink } from '../broken-link';
import { containers, holds, type KubeObject, objectAt, podLabels } from '../kube-object';
import { showLabels } from '../label-selector';
import { hasItsName } from './workload';

/** A workload that the wiring does not know would be open to all, read by nobody and in no picture. */
export function unknownWorkload(object: KubeObject, workloads: readonly Workload[]): readonly BrokenLink[] {
  const known = workloads.some(
    (workload) =>
      hasItsName(object, workload) ||
      (workload.namespace === object.namespace && holds(podLabels(object), workload.podLabels)),
  );
  if (known) return [];
  const text = {
    problem: `it runs pods with the labels ${showLabels(podLabels(object))}, which no workload of the stack has`,
    consequence: 'no policy, monitor, alert or picture is made for it',
    fix: 'switch it off by the values of the release',
  };
  return [brokenLink('workload', object, text, [])];
}

/** A container without requests is the first to be killed, and one without limits takes from all others. */
export function resourcesOf(object: KubeObject): readonly BrokenLink[] {
  return containers(object).flatMap((container) => {
    const { requests, limits } = objectAt(container, 'resources');
    if (requests !== undefined && limits !== undefined) return [];
    const text = {
      problem: `its container ${String(container.name)} lacks resources.${requests === undefined ? 'requests' : 'limits'}`,
      consequence: 'it competes with everything on its node',
      fix: 'set its resources in the values of the release',
    };
    return brokenLink('workload', object, text, []);
  });
}
