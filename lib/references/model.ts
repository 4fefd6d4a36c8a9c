import { isExternal } from '../wiring/flow';
import type { Wiring } from '../wiring/wiring';
import type { BrokenLink } from './broken-link';
import { clusterOf } from './cluster';
import { NOTHING_DECLARED } from './declared';
import { hasPods, type KubeObject, runsPods } from './kube-object';
import { modelEndpoint } from './model/endpoint';
import { modelPolicy } from './model/policy';
import { resourcesOf, unknownWorkload } from './model/rendered';
import { modelWorkload } from './model/workload';
import { POLICY_KINDS } from './policies';

/**
 * Looks whether objects are what the wiring says, from which policies, monitors and alerts are computed. Pure.
 * @param objects everything that reaches the cluster, what charts render included
 */
export function linkModel({ workloads, flows }: Wiring, objects: readonly KubeObject[]): readonly BrokenLink[] {
  const cluster = clusterOf(objects, NOTHING_DECLARED);
  const endpoints = flows.flatMap(({ to }) => (isExternal(to) ? [] : [to]));
  return [
    ...workloads.flatMap((workload) => modelWorkload(workload, cluster)),
    ...objects.filter(runsPods).flatMap((object) => unknownWorkload(object, workloads)),
    ...objects.filter((object) => hasPods(object) && !object.ofChart).flatMap(resourcesOf),
    ...once(endpoints.flatMap((endpoint) => modelEndpoint(endpoint, cluster))),
    ...cluster.ours(...POLICY_KINDS).flatMap((policy) => modelPolicy(policy, cluster, workloads)),
  ];
}

/** Many call the same endpoint. */
function once(broken: readonly BrokenLink[]): readonly BrokenLink[] {
  return [...new Map(broken.map((link) => [`${link.object} ${link.problem}`, link])).values()];
}
